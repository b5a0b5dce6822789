package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.support.Text;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Clock;
import java.util.List;

/// Whatever texts a report holds, who reads it can.
final class ReportFormatsProperties {
    @Property
    void JUnit_XML_is_well_formed(@ForAll("anything") String text) {
        Report report = SampleReport.of(text);
        String xml = new JUnitXmlReport(Text::en, Clock.systemUTC()).of(List.of(report));
        assertEquals(2, Xml.parse(xml).getElementsByTagName("testcase").getLength());
    }

    @Property
    void JSON_gives_back_what_went_in(@ForAll("anything") String text) {
        JsonNode lesson =
                JsonMapper.shared().readTree(new JsonReport(Text::en).of(SampleReport.of(text)));
        JsonNode test = lesson.get("tests").get(0);
        assertEquals(text, lesson.get("code").asString());
        assertEquals(text, test.get("message").asString());
        assertEquals(text, test.get("output").asString());
    }

    /// Texts of any characters, those that only programs send among them, and halves of characters.
    @Provide
    Arbitrary<String> anything() {
        Arbitrary<Character> characters =
                Arbitraries.oneOf(
                        Arbitraries.chars().all(),
                        Arbitraries.chars().range('\u0000', '\u001f'),
                        Arbitraries.chars().range('\ud800', '\udfff'),
                        Arbitraries.of('<', '>', '&', '"', '\'', ']', '\ufffe', '\uffff'));
        return characters.list().ofMaxSize(20).map(ReportFormatsProperties::joined);
    }

    private static String joined(List<Character> characters) {
        var text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }
}
