package handshake.wire.ladder;

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
            new LadderWords("你的客户端", "你的服务器", "测试客户端", "测试服务器", "你关闭时还有字节没有读", "%s 秒内什么也没有来", "发送方", "接收方", "丢失", "错了一个比特");
}
