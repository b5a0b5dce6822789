package handshake.crossplay;

import handshake.support.Text;
import handshake.worker.Outcome;

/// What is said of the two programs that meet, whatever they do.
final class Programs {
    static final Text CLIENT = new Text("the client", "客户端");
    static final Text SERVER = new Text("the server", "服务器");

    private Programs() {}

    static Text printsWithoutEnd(Text who) {
        return new Text(who.en() + " prints without end", who.zh() + "没完没了地打印");
    }

    /// What went wrong; a TODO that was thrown is no failure like others.
    static Text what(Text who, Outcome outcome) {
        return outcome.status() == Outcome.Status.TODO
                ? new Text(
                        who.en() + " is not written yet: " + outcome.what().en(),
                        who.zh() + "还没有写完：" + outcome.what().zh())
                : outcome.what();
    }
}
