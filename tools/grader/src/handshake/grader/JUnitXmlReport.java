package handshake.grader;

import handshake.support.Text;

import java.io.StringWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Reports as JUnit XML, which Jenkins, GitLab and Artemis read: a suite a lesson, a case a test.
public final class JUnitXmlReport {
    private final Function<Text, String> language;
    private final Clock clock;

    /// @param language chooses the words of one language
    /// @param clock for the time stamps
    public JUnitXmlReport(Function<Text, String> language, Clock clock) {
        this.language = language;
        this.clock = clock;
    }

    /// All reports as one document.
    public String of(List<Report> reports) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (Report report : reports) {
                suite(xml, report);
            }
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // a StringWriter does not fail
        }
        return text.toString();
    }

    private void suite(XMLStreamWriter xml, Report report) throws XMLStreamException {
        long failed = report.tests().stream().filter(test -> !test.passed()).count();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", report.lesson().name());
        xml.writeAttribute("tests", "" + (report.tests().size() + report.problems().size()));
        xml.writeAttribute("failures", "" + failed);
        xml.writeAttribute("errors", "" + report.problems().size());
        xml.writeAttribute("skipped", "0");
        xml.writeAttribute("time", seconds(report.durationMillis()));
        xml.writeAttribute("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        for (Compilation.Problem problem : report.problems()) {
            problem(xml, report, problem);
        }
        for (Report.Test test : report.tests()) {
            test(xml, test);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private void problem(XMLStreamWriter xml, Report report, Compilation.Problem problem)
            throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", "compiles");
        xml.writeAttribute("classname", report.lesson().packageName());
        xml.writeAttribute("time", "0");
        xml.writeStartElement("error");
        xml.writeAttribute("message", clean(language.apply(problem.message())));
        xml.writeAttribute("type", "compile");
        xml.writeCharacters(clean(problem.file() + ":" + problem.line() + "\n" + problem.source()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void test(XMLStreamWriter xml, Report.Test test) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", clean(language.apply(test.info().name())));
        xml.writeAttribute("classname", clean(className(test)));
        xml.writeAttribute("time", seconds(test.outcome().millis()));
        if (!test.passed()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", clean(language.apply(test.outcome().what())));
            String mistake = test.outcome().mistake();
            xml.writeAttribute("type", mistake.isEmpty() ? "failed" : clean(mistake));
            xml.writeCharacters(clean(body(test)));
            xml.writeEndElement();
        }
        if (!test.outcome().output().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(test.outcome().output()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String className(Report.Test test) {
        return test.info().where().replaceFirst("(?s)#.*", "");
    }

    private String body(Report.Test test) {
        var body = new StringBuilder();
        if (!test.outcome().expected().isEmpty()) {
            body.append("expected ").append(test.outcome().expected()).append('\n');
        }
        if (!test.outcome().got().isEmpty()) {
            body.append("got ").append(test.outcome().got()).append('\n');
        }
        test.outcome().details().forEach(it -> body.append(language.apply(it)).append('\n'));
        return body.toString();
    }

    private static String seconds(long millis) {
        return "%d.%03d".formatted(millis / 1000, millis % 1000);
    }

    /// The text without what XML 1.0 forbids (§2.2 Char): it becomes U+FFFD.
    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(it -> isXmlCharacter(it) ? it : 0xFFFD)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isXmlCharacter(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || codePoint >= 0x20 && codePoint <= 0xD7FF
                || codePoint >= 0xE000 && codePoint <= 0xFFFD
                || codePoint >= 0x10000 && codePoint <= 0x10FFFF;
    }
}
