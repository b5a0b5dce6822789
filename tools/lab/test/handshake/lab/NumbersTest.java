package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class NumbersTest {

    @ParameterizedTest
    @CsvSource({"3, 3", "03, 3", "03-accept-loop, 3", "12, 12", "0, 0"})
    void a_lesson_may_be_called_by_its_number_or_its_name(String word, int number) {
        assertEquals(number, Numbers.parse(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "three", "3x", "accept-loop", "-3", "1.5", "123", "３", "2,3", " 3"})
    void nothing_else_is_a_lesson(String word) {
        var wrong = assertThrows(Wrong.class, () -> Numbers.parse(word));
        assertTrue(wrong.text().en().contains("not \"" + word + "\""), wrong.text()::en);
        assertTrue(wrong.text().zh().contains("\"" + word + "\""), wrong.text()::zh);
    }
}
