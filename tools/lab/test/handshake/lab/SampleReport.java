package handshake.lab;

import handshake.grader.Compilation;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.support.Expected;
import handshake.support.Mistake;
import handshake.support.Text;
import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;
import handshake.worker.Outcome;
import handshake.worker.TestInfo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Reports to be told.
final class SampleReport {
    static final Lesson LESSON = new Lesson(1, "01-connect", Path.of("course"));

    private SampleReport() {}

    /// All points earned.
    static Report full() {
        return new Report(
                LESSON,
                "lessons",
                4711,
                List.of(new Report.Step(1, new Text("Connect", "建立连接"), 2, 2)),
                List.of(test("connects", "能连接", 1, passed())),
                List.of(),
                321);
    }

    /// One step done, one wrong, one not written yet.
    static Report mixed() {
        return new Report(
                LESSON,
                "lessons",
                4711,
                List.of(
                        new Report.Step(1, new Text("Connect", "建立连接"), 2, 2),
                        new Report.Step(2, new Text("Send", "发送"), 0, 2),
                        new Report.Step(3, new Text("Receive", "接收"), 0, 2)),
                List.of(
                        test("connects", "能连接", 1, passed()),
                        test("sends Chinese", "发送中文", 2, torn("", "sending 你好\n")),
                        test("reads once", "只读一次", 3, todo())),
                List.of(),
                321);
    }

    /// As many tests failed as asked for, all by the same mistake.
    static Report mistaken(int count) {
        return failed(count, torn(Mistake.DEFAULT_CHARSET.id(), ""));
    }

    /// A test that failed while the student's code printed this.
    static Report printing(String output) {
        return failed(1, torn("", output));
    }

    /// A test that failed and says no more than what it expected and what it got.
    static Report differing() {
        return failed(1, torn(Expected.DIFFERS, "", ""));
    }

    /// A test that failed with an exception of the student's own words.
    static Report saying(String words) {
        return failed(
                1,
                new Outcome(
                        Outcome.Status.FAILED,
                        Text.same(words),
                        words,
                        words,
                        "",
                        List.of(Text.same(words)),
                        Optional.empty(),
                        words,
                        words,
                        1,
                        false));
    }

    private static Report failed(int count, Outcome outcome) {
        return new Report(
                LESSON,
                "lessons",
                4711,
                List.of(new Report.Step(2, new Text("Send", "发送"), 0, 2 * count)),
                Collections.nCopies(count, test("sends Chinese", "发送中文", 2, outcome)),
                List.of(),
                321);
    }

    /// Code that does not compile, with as many errors as asked for.
    static Report broken(int problems) {
        return broken(Collections.nCopies(problems, problem("\t\tretrun socket;", 11)));
    }

    /// Code that does not compile at this place of this line.
    static Report brokenAt(String line, int column) {
        return broken(List.of(problem(line, column)));
    }

    private static Report broken(List<Compilation.Problem> problems) {
        return new Report(
                LESSON,
                "lessons",
                4711,
                List.of(new Report.Step(1, new Text("Connect", "建立连接"), 0, 20)),
                List.of(),
                problems,
                12);
    }

    private static Compilation.Problem problem(String line, int column) {
        return new Compilation.Problem(
                "EchoClient.java",
                42,
                column,
                line,
                new Text("cannot find symbol\nsymbol: class retrun", "找不到符号\n符号: 类 retrun"),
                new Text("Is it spelled right?", "拼写对吗？"));
    }

    private static Report.Test test(String en, String zh, int step, Outcome outcome) {
        return new Report.Test(
                new TestInfo(en, new Text(en, zh), step, 2, "EchoClientTest#" + en), outcome);
    }

    private static Outcome passed() {
        return outcome(Outcome.Status.PASSED, Text.same(""));
    }

    private static Outcome todo() {
        return outcome(Outcome.Status.TODO, Text.same("TODO 3: read once into a buffer"));
    }

    private static Outcome outcome(Outcome.Status status, Text what) {
        return new Outcome(status, what, "", "", "", List.of(), Optional.empty(), "", "", 4, false);
    }

    private static Outcome torn(String mistake, String output) {
        Text what = new Text("the server received other bytes", "服务器收到了别的字节");
        return torn(what, mistake, output);
    }

    private static Outcome torn(Text what, String mistake, String output) {
        byte[] torn = "??".getBytes(StandardCharsets.US_ASCII);
        return new Outcome(
                Outcome.Status.FAILED,
                what,
                "\"你好\"  6 bytes",
                "\"??\"  2 bytes",
                mistake,
                List.of(new Text("at EchoClient.java:38", "位置：EchoClient.java:38")),
                Optional.of(
                        new Transcript(
                                Side.CLIENT,
                                List.of(
                                        new Entry.Data(Side.CLIENT, torn, 2),
                                        new Entry.End(Side.CLIENT)))),
                "java.lang.AssertionError\n\tat lesson01.EchoClient.send",
                output,
                12,
                false);
    }
}
