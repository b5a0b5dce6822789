package handshake.grader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.support.Text;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class JUnitXmlReportTest {
    private static final Clock NEW_YEAR =
            Clock.fixed(Instant.parse("2026-01-01T00:00:00.5Z"), ZoneOffset.UTC);

    private final JUnitXmlReport english = new JUnitXmlReport(Text::en, NEW_YEAR);

    @Test
    void a_lesson_is_a_suite_that_counts_its_tests() {
        Element suite = element(SampleReport.graded(), "testsuite");
        assertEquals("01-connect", suite.getAttribute("name"));
        assertEquals("3", suite.getAttribute("tests"));
        assertEquals("2", suite.getAttribute("failures"));
        assertEquals("0", suite.getAttribute("errors"));
        assertEquals("0", suite.getAttribute("skipped"));
        assertEquals("0.321", suite.getAttribute("time"));
        assertEquals("2026-01-01T00:00:00Z", suite.getAttribute("timestamp"));
    }

    @Test
    void the_counts_are_those_of_the_elements() {
        for (Report report :
                List.of(SampleReport.graded(), SampleReport.broken(), SampleReport.of("x"))) {
            Document xml = Xml.parse(english.of(List.of(report)));
            Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
            assertEquals(suite.getAttribute("tests"), "" + count(xml, "testcase"));
            assertEquals(suite.getAttribute("failures"), "" + count(xml, "failure"));
            assertEquals(suite.getAttribute("errors"), "" + count(xml, "error"));
        }
    }

    @Test
    void it_is_what_the_schema_of_its_readers_says_whatever_was_graded() throws Exception {
        String odd = "\u0000\u0007\u001b[31m 你好 😀 <b>&\"'\ud83d";
        Report nasty = SampleReport.of(odd);
        for (Report report : List.of(SampleReport.graded(), SampleReport.broken(), nasty)) {
            validate(english.of(List.of(report)));
        }
        validate(english.of(List.of(SampleReport.graded(), nasty)));
        assertThrows(SAXException.class, () -> validate("<testsuite name=\"x\"/>"));
    }

    private static void validate(String xml) throws Exception {
        SchemaFactory.newDefaultInstance()
                .newSchema(JUnitXmlReportTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void several_lessons_are_several_suites() {
        Document xml = Xml.parse(english.of(List.of(SampleReport.graded(), SampleReport.broken())));
        assertEquals("testsuites", xml.getDocumentElement().getTagName());
        assertEquals(2, count(xml, "testsuite"));
    }

    @Test
    void a_test_that_passed_is_a_case_without_a_failure() {
        Element passed = element(SampleReport.graded(), "testcase");
        assertEquals("connects", passed.getAttribute("name"));
        assertEquals("EchoClientTest$Connecting", passed.getAttribute("classname"));
        assertEquals("0.004", passed.getAttribute("time"));
        assertEquals(0, passed.getElementsByTagName("failure").getLength());
        assertEquals("hello\n", text(passed, "system-out"));
    }

    @Test
    void a_test_that_failed_says_why() {
        Element failure = element(SampleReport.graded(), "failure");
        assertEquals("the server received other bytes", failure.getAttribute("message"));
        assertEquals("default-charset", failure.getAttribute("type"));
        assertEquals(
                "expected \"你好\"  6 bytes\ngot \"??\"  2 bytes\nat EchoClient.java:38\n",
                failure.getTextContent());
        assertNull(((Element) failure.getParentNode()).getElementsByTagName("system-out").item(0));
    }

    @Test
    void a_compile_error_is_an_error() {
        Element error = element(SampleReport.broken(), "error");
        assertEquals("not a statement", error.getAttribute("message"));
        assertEquals("compile", error.getAttribute("type"));
        assertTrue(error.getTextContent().startsWith("EchoClient.java:42\n"));
        assertTrue(error.getTextContent().contains("retrun socket;"));
        Element suite = element(SampleReport.broken(), "testsuite");
        assertEquals("1", suite.getAttribute("errors"));
        assertEquals("1", suite.getAttribute("tests"));
    }

    @Test
    void the_words_are_those_of_the_language_that_is_asked_for() {
        var chinese = new JUnitXmlReport(Text::zh, NEW_YEAR);
        Document xml = Xml.parse(chinese.of(List.of(SampleReport.graded())));
        assertEquals(
                "能连接",
                ((Element) xml.getElementsByTagName("testcase").item(0)).getAttribute("name"));
    }

    @Test
    void what_XML_can_say_is_said_as_it_is() {
        String text = "a < b && c > d ]]> \"q\" 'p' 你好 😀 \t|";
        Element failed = element(SampleReport.of(text), "system-out");
        assertEquals(text, failed.getTextContent());
    }

    @Test
    void what_XML_forbids_is_replaced() {
        String forbidden = "\u0000 \u0007 \u001b[31m \ud83d \udc00 \ufffe \uffff";
        assertEquals(
                "\ufffd \ufffd \ufffd[31m \ufffd \ufffd \ufffd \ufffd",
                element(SampleReport.of(forbidden), "system-out").getTextContent());
    }

    private Element element(Report report, String name) {
        Document xml = Xml.parse(english.of(List.of(report)));
        return (Element) xml.getElementsByTagName(name).item(0);
    }

    private static String text(Element around, String name) {
        return around.getElementsByTagName(name).item(0).getTextContent();
    }

    private static int count(Document xml, String name) {
        return xml.getElementsByTagName(name).getLength();
    }
}
