package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.support.Text;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine.TypeConversionException;

import java.util.Locale;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LanguageTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @Test
    void words_are_chosen_and_files_are_named_by_it() {
        var text = new Text("stream", "流");
        assertEquals("stream", Language.EN.of(text));
        assertEquals("流", Language.ZH.of(text));
        assertEquals("", Language.EN.fileSuffix());
        assertEquals(".zh-CN", Language.ZH.fileSuffix());
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, ZH", "zh-TW, ZH", "zh, ZH", "en-US, EN", "de-DE, EN", "und, EN"})
    void it_is_Chinese_where_the_system_speaks_Chinese(String system, Language language) {
        Locale.setDefault(Locale.forLanguageTag(system));
        assertEquals(language, Language.ofSystem());
    }

    @ParameterizedTest
    @CsvSource({"en, EN", "zh, ZH", "zh-CN, ZH", "en-GB, EN"})
    void it_may_be_asked_for_by_its_code(String word, Language language) {
        assertEquals(language, new LanguageOption().convert(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "english", "ZH", "zhx"})
    void another_is_refused_with_those_there_are(String word) {
        var e =
                assertThrows(
                        TypeConversionException.class, () -> new LanguageOption().convert(word));
        assertTrue(e.getMessage().contains("en and zh, not \"" + word + "\""), e::getMessage);
    }
}
