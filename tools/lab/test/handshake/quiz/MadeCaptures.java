package handshake.quiz;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.SYN;

/// The conversations that the questions are tried on.
public final class MadeCaptures {
    private MadeCaptures() {}

    /// The server sends 14 000 bytes, in round trips of 1 000, 2 000, 5 000, 5 000 and 1 000, and
    /// closes first.
    public static MadeCapture download() {
        return new MadeCapture(1_000, 5_000)
                .line(0, 'C', SYN, 0, 0, 0, 8_000, MadeCapture.options(1_400, 2))
                .line(10, 'S', SYN | ACK, 0, 1, 0, 9_000, MadeCapture.options(1_460, 3))
                .line(20, 'C', ACK, 1, 1, 0, 500)
                .line(21, 'C', ACK, 1, 1, 10, 500)
                .line(31, 'S', ACK, 1, 11, 0, 100)
                .line(40, 'S', ACK, 1, 11, 1_000, 100)
                .line(50, 'C', ACK, 11, 1_001, 0, 600)
                .line(52, 'S', ACK, 1_001, 11, 1_000, 100)
                .line(53, 'S', ACK, 2_001, 11, 1_000, 100)
                .line(72, 'C', ACK, 11, 3_001, 0, 400)
                .line(80, 'S', ACK, 3_001, 11, 1_000, 100)
                .line(81, 'S', ACK, 4_001, 11, 1_000, 100)
                .line(82, 'S', ACK, 5_001, 11, 1_000, 100)
                .line(83, 'S', ACK, 6_001, 11, 2_000, 100)
                .line(100, 'C', ACK, 11, 8_001, 0, 450)
                .line(110, 'S', ACK, 8_001, 11, 2_000, 100)
                .line(111, 'S', ACK, 10_001, 11, 2_000, 100)
                .line(112, 'S', ACK, 12_001, 11, 1_000, 100)
                .line(130, 'C', ACK, 11, 13_001, 0, 500)
                .line(140, 'S', ACK, 13_001, 11, 1_000, 100)
                .line(150, 'C', ACK, 11, 14_001, 0, 500)
                .fin(160, 'S', 14_001, 11)
                .line(170, 'C', ACK, 11, 14_002, 0, 500)
                .fin(171, 'C', 11, 14_002)
                .ack(181, 'S', 14_002, 12);
    }

    /// Frame 5 is lost on its way; three duplicate ACKs later it is sent again, in frame 13. The
    /// server's numbers begin again at 0.
    public static MadeCapture fastRetransmit() {
        return MadeCapture.opened(77, 4_294_967_290L)
                .data(30, 'S', 1, 1, 1_000)
                .data(31, 'S', 1_001, 1, 1_000)
                .data(32, 'S', 2_001, 1, 1_000)
                .data(33, 'S', 3_001, 1, 1_000)
                .data(34, 'S', 4_001, 1, 1_000)
                .ack(40, 'C', 1, 1_001)
                .ack(42, 'C', 1, 1_001)
                .ack(43, 'C', 1, 1_001)
                .ack(44, 'C', 1, 1_001)
                .data(45, 'S', 1_001, 1, 1_000)
                .ack(55, 'C', 1, 5_001)
                .fin(60, 'S', 5_001, 1)
                .fin(70, 'C', 1, 5_002)
                .ack(80, 'S', 5_002, 2);
    }

    /// The same bytes three times, 200 and 400 milliseconds apart.
    public static MadeCapture timer() {
        return MadeCapture.opened(500, 600)
                .data(30, 'C', 1, 1, 17)
                .data(230, 'C', 1, 1, 17)
                .data(630, 'C', 1, 1, 17)
                .ack(640, 'S', 1, 18);
    }

    /// The client does not read: its window is 0 from frame 6 to frame 9; frame 7 asks.
    public static MadeCapture zeroWindow() {
        return MadeCapture.opened(500, 600)
                .data(30, 'S', 1, 1, 4_000)
                .data(31, 'S', 4_001, 1, 4_000)
                .line(50, 'C', ACK, 1, 8_001, 0, 0)
                .ack(250, 'S', 8_000, 1)
                .line(251, 'C', ACK, 1, 8_001, 0, 0)
                .line(400, 'C', ACK, 1, 8_001, 0, 3_000)
                .data(401, 'S', 8_001, 1, 500)
                .ack(410, 'C', 1, 8_501);
    }

    /// Frame 6 asks whether the server is still there.
    public static MadeCapture keepAlive() {
        return MadeCapture.opened(500, 600)
                .data(30, 'C', 1, 1, 14)
                .ack(31, 'S', 1, 15)
                .ack(1_030, 'C', 14, 1)
                .ack(1_031, 'S', 1, 15);
    }

    /// The client closes its direction, the server sends 12 + 9 bytes more, after 30 before.
    public static MadeCapture halfClose() {
        return MadeCapture.opened(500, 600)
                .data(30, 'S', 1, 1, 30)
                .ack(31, 'C', 1, 31)
                .fin(40, 'C', 1, 31)
                .ack(41, 'S', 31, 2)
                .data(50, 'S', 31, 2, 12)
                .data(51, 'S', 43, 2, 9)
                .ack(52, 'C', 2, 52)
                .fin(60, 'S', 52, 2)
                .ack(70, 'C', 2, 53);
    }

    public static MadeCapture crossedFins() {
        return MadeCapture.opened(500, 600)
                .fin(30, 'C', 1, 1)
                .fin(31, 'S', 1, 1)
                .ack(40, 'C', 2, 2)
                .ack(41, 'S', 2, 2);
    }

    /// The server breaks off after the client's second request.
    public static MadeCapture reset() {
        return MadeCapture.opened(500, 600)
                .data(30, 'C', 1, 1, 14)
                .ack(31, 'S', 1, 15)
                .data(32, 'C', 15, 1, 14)
                .rst(33, 'S', 1, 29);
    }

    public static MadeCapture refused() {
        return new MadeCapture(500, 0).line(0, 'C', SYN, 0, 0, 0, 8_000).rst(1, 'S', 0, 1);
    }

    public static MadeCapture noAnswer() {
        return new MadeCapture(500, 0)
                .line(0, 'C', SYN, 0, 0, 0, 8_000)
                .line(1_000, 'C', SYN, 0, 0, 0, 8_000);
    }
}
