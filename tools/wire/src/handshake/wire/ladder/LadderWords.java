package handshake.wire.ladder;

import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

/// The words beside a ladder, in the reader's language.
public record LadderWords(
        String yourClient,
        String yourServer,
        String testClient,
        String testServer,
        String resetByYou,
        String silence,
        String sender,
        String receiver,
        String lost,
        String damaged) {

    public static final LadderWords ENGLISH =
            new LadderWords(
                    "your client",
                    "your server",
                    "test client",
                    "test server",
                    "you closed with bytes unread",
                    "nothing came for %s s",
                    "sender",
                    "receiver",
                    "lost",
                    "a bit is wrong");

    public static final LadderWords CHINESE =
            new LadderWords(
                    "你的客户端",
                    "你的服务器",
                    "测试客户端",
                    "测试服务器",
                    "你关闭时还有字节没有读",
                    "%s 秒内什么也没有来",
                    "发送方",
                    "接收方",
                    "丢失",
                    "错了一个比特");

    /// The same words for a conversation between two programs, neither of which is the test's.
    ///
    /// @param client what to call the one at the left lifeline
    /// @param server what to call the one at the right lifeline
    public LadderWords between(String client, String server) {
        return new LadderWords(
                client, server, client, server, "", silence, sender, receiver, lost, damaged);
    }

    /// Who is at the left lifeline.
    String left(Transcript transcript) {
        if (hasDatagrams(transcript)) {
            return sender;
        }
        return transcript.yours() == Side.CLIENT ? yourClient : testClient;
    }

    /// Who is at the right lifeline.
    String right(Transcript transcript) {
        if (hasDatagrams(transcript)) {
            return receiver;
        }
        return transcript.yours() == Side.SERVER ? yourServer : testServer;
    }

    private static boolean hasDatagrams(Transcript transcript) {
        return transcript.entries().stream().anyMatch(Entry.Datagram.class::isInstance);
    }

    /// What became of a datagram, and when: `5 ms, lost`.
    String fate(Entry.Datagram datagram) {
        String when = datagram.millis() + " ms";
        return switch (datagram.fate()) {
            case ARRIVED -> when;
            case DAMAGED -> when + ", " + damaged;
            case LOST -> when + ", " + lost;
        };
    }
}
