package handshake.grader;

import handshake.support.Text;
import handshake.worker.News;
import handshake.worker.Outcome;

import java.util.List;

/// What is told of a test that took its worker with it. Each outcome is marked as spent.
final class Lost {
    private Lost() {}

    /// It printed without end.
    static Outcome flooded(News.Flooding flood, long millis) {
        Text what =
                new Text(
                                "your code printed more than %d MiB, without end as it seems",
                                "你的代码打印了超过 %d MiB，似乎没有尽头")
                        .formatted(flood.bytes() >> 20);
        return Outcome.failed(what, List.of(), "", millis);
    }

    /// The worker itself could not go on: no memory or threads were left to it.
    static Outcome broken(News.Broken broken, long millis) {
        Text what =
                new Text("your code left nothing for its test to run with", "你的代码没有给测试留下可运行的余地");
        return Outcome.failed(what, List.of(Text.same(broken.why())), "", millis);
    }

    /// It ended the program.
    static Outcome gone(WorkerProcess worker, long millis) throws InterruptedException {
        String status = worker.exitStatus().map(String::valueOf).orElse("?");
        Text what =
                new Text(
                                "your code ended the whole program (System.exit, or worse),"
                                        + " status %s",
                                "你的代码结束了整个程序（System.exit 或更糟），状态 %s")
                        .formatted(status);
        String raw = worker.rawOutput();
        List<Text> details = raw.isEmpty() ? List.of() : List.of(Text.same(raw));
        return Outcome.failed(what, details, "", millis);
    }
}
