package handshake.viewer.recording;

import handshake.viewer.Watched.Note;

import java.io.IOException;
import java.util.Locale;

/// What the kit's recorded captures show, one scene each. A scene is played by two sockets in a
/// network of their own, and what it shows is the same each time; ports, sequence numbers and times
/// are not.
public enum Scene {
    HANDSHAKE(
            Connections::handshake,
            "A connection is set up, and closed without a byte having been sent.",
            "建立一个连接，一个字节也没发就关闭。"),
    ECHO(
            Connections::echo,
            "A client sends two lines to an echo server, one after the other.",
            "客户端先后向回显服务器发送两行文字。"),
    ORDERLY_CLOSE(
            Connections::orderlyClose,
            "The client closes first, then the server: FIN, ACK, FIN, ACK.",
            "客户端先关闭，然后服务器关闭：FIN、ACK、FIN、ACK。"),
    HALF_CLOSE(
            Connections::halfClose,
            "The client ends its stream, and the server goes on sending before it ends its own.",
            "客户端结束自己的流之后，服务器继续发送，最后才结束自己的流。"),
    SIMULTANEOUS_CLOSE(
            Connections::simultaneousClose,
            "Both close at once: their FINs cross, and both pass through CLOSING.",
            "双方同时关闭：两个 FIN 在途中交错，双方都经过 CLOSING。"),
    REFUSED(
            Connections::refused,
            "Nobody listens on the port: the SYN is answered with RST.",
            "端口上没有人监听：SYN 得到的回答是 RST。"),
    RESET_UNREAD(
            Connections::resetWithUnreadData,
            "The server closes with bytes unread: behind its FIN comes RST.",
            "服务器关闭时还有没读的字节：FIN 之后紧跟着 RST。"),
    KEEP_ALIVE(
            Connections::keepAlive,
            "Nobody has anything to say, and the client asks now and then whether the server"
                    + " lives.",
            "双方都无话可说，客户端每隔一会儿询问服务器是否还在。"),
    DOWNLOAD(
            Transfers::download,
            "A file of 60 000 bytes comes through a slow link: slow start, and nothing is lost.",
            "60 000 字节的文件通过一条慢速链路：慢启动，没有丢失。"),
    FAST_RETRANSMIT(
            Transfers::fastRetransmit,
            "One segment in the middle is lost; duplicate ACKs tell, and it is sent again at once.",
            "中间一个报文段丢失；重复 ACK 报告了它，于是立即重传。"),
    RETRANSMISSION_TIMEOUT(
            Transfers::retransmissionTimeout,
            "One line is lost three times: only the timer can tell, and it doubles each time.",
            "一行文字丢了三次：只有定时器能发现，而且每次时间加倍。"),
    ZERO_WINDOW(
            Transfers::zeroWindow,
            "The client does not read until its window is full: the server probes, then goes on.",
            "客户端一直不读，直到窗口填满：服务器发出探测，然后继续。");

    private final Play play;
    private final Note note;

    Scene(Play play, String en, String zh) {
        this.play = play;
        this.note = new Note(en, zh);
    }

    /// How it is played.
    interface Play {
        void on(Stage stage) throws IOException, InterruptedException;
    }

    /// What it shows.
    public Note note() {
        return note;
    }

    /// Its name in words and files: `half-close`.
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void play(Stage stage) throws IOException, InterruptedException {
        play.on(stage);
    }
}
