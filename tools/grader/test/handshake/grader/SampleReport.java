package handshake.grader;

import handshake.support.Text;
import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;
import handshake.worker.Outcome;
import handshake.worker.TestInfo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reports to write in this format and that.
final class SampleReport {
    static final Lesson LESSON = new Lesson(1, "01-connect", Path.of("course"));

    private SampleReport() {}

    /// A lesson of which one step is done, one fails and one is not written yet.
    static Report graded() {
        return new Report(
                LESSON,
                "lessons",
                4711,
                List.of(
                        new Report.Step(1, new Text("Connect", "建立连接"), 2, 2),
                        new Report.Step(2, new Text("Send", "发送"), 0, 2),
                        new Report.Step(3, new Text("Receive", "接收"), 0, 1)),
                List.of(
                        new Report.Test(
                                info("Connecting#connects", "connects", "能连接", 1, 2),
                                passed("hello\n")),
                        new Report.Test(
                                info("Sending#sends_Chinese", "sends Chinese", "发送中文", 2, 2),
                                failed()),
                        new Report.Test(
                                info("Receiving#reads_once", "reads once", "只读一次", 3, 1), todo())),
                List.of(),
                321);
    }

    /// A lesson that does not compile.
    static Report broken() {
        return new Report(
                LESSON,
                "lessons",
                4711,
                List.of(new Report.Step(1, new Text("Connect", "建立连接"), 0, 5)),
                List.of(),
                List.of(
                        new Compilation.Problem(
                                "EchoClient.java",
                                42,
                                9,
                                "        retrun socket;",
                                new Text("not a statement", "不是语句"),
                                new Text("Something is missing right there.", "这里缺了点什么。"))),
                12);
    }

    /// A report on one test that failed, all of whose texts are `text`.
    static Report of(String text) {
        var same = Text.same(text);
        var info = new TestInfo(text, same, 1, 3, text + "#" + text);
        var outcome =
                new Outcome(
                        Outcome.Status.FAILED,
                        same,
                        text,
                        text,
                        text,
                        List.of(same, same),
                        Optional.empty(),
                        text,
                        text,
                        7,
                        false);
        var problem = new Compilation.Problem(text, 1, 1, text, same, same);
        return new Report(
                LESSON,
                text,
                1,
                List.of(new Report.Step(1, same, 0, 3)),
                List.of(new Report.Test(info, outcome)),
                List.of(problem),
                8);
    }

    private static TestInfo info(String where, String en, String zh, int step, int points) {
        String method = "EchoClientTest$" + where;
        return new TestInfo("[engine]/" + method, new Text(en, zh), step, points, method);
    }

    private static Outcome passed(String output) {
        return outcome(Outcome.Status.PASSED, Text.same(""), "", "", "", Optional.empty(), output);
    }

    private static Outcome failed() {
        byte[] torn = "??".getBytes(StandardCharsets.US_ASCII);
        var transcript =
                new Transcript(
                        Side.CLIENT,
                        List.of(
                                new Entry.Opened(Side.CLIENT),
                                new Entry.Data(Side.CLIENT, torn, 2),
                                new Entry.End(Side.CLIENT)));
        return outcome(
                Outcome.Status.FAILED,
                new Text("the server received other bytes", "服务器收到了别的字节"),
                "\"你好\"  6 bytes",
                "\"??\"  2 bytes",
                "default-charset",
                Optional.of(transcript),
                "");
    }

    private static Outcome todo() {
        return outcome(
                Outcome.Status.TODO,
                Text.same("TODO 3: read once into a buffer"),
                "",
                "",
                "",
                Optional.empty(),
                "");
    }

    private static Outcome outcome(
            Outcome.Status status,
            Text what,
            String expected,
            String got,
            String mistake,
            Optional<Transcript> transcript,
            String output) {
        boolean failed = status == Outcome.Status.FAILED;
        List<Text> details =
                failed
                        ? List.of(new Text("at EchoClient.java:38", "位置：EchoClient.java:38"))
                        : List.of();
        return new Outcome(
                status,
                what,
                expected,
                got,
                mistake,
                details,
                transcript,
                failed ? "java.lang.AssertionError\n\tat …" : "",
                output,
                failed ? 1503 : 4,
                false);
    }
}
