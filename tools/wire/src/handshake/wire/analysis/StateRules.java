package handshake.wire.analysis;

import static handshake.wire.analysis.TcpState.CLOSED;
import static handshake.wire.analysis.TcpState.CLOSE_WAIT;
import static handshake.wire.analysis.TcpState.CLOSING;
import static handshake.wire.analysis.TcpState.ESTABLISHED;
import static handshake.wire.analysis.TcpState.FIN_WAIT_1;
import static handshake.wire.analysis.TcpState.FIN_WAIT_2;
import static handshake.wire.analysis.TcpState.LAST_ACK;
import static handshake.wire.analysis.TcpState.LISTEN;
import static handshake.wire.analysis.TcpState.SYN_RECEIVED;
import static handshake.wire.analysis.TcpState.SYN_SENT;
import static handshake.wire.analysis.TcpState.TIME_WAIT;
import static handshake.wire.capture.Sequence.after;
import static handshake.wire.capture.Sequence.before;
import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.capture.Segment;

/// Derives both ends' states from the segments between them (RFC 9293 §3.3.2, §3.10.7). A segment
/// counts as received when it is seen: the wire does not show whether it was lost after that, until
/// something it should have caused does not come.
final class StateRules {
    private StateRules() {}

    /// Before the first segment of a conversation. One that was under way already is taken for
    /// established.
    static void begin(Segment first, Flow sender, Flow receiver) {
        if (!first.has(SYN | RST)) {
            sender.state = ESTABLISHED;
            receiver.state = ESTABLISHED;
        } else if (first.has(SYN)) {
            boolean answer = first.has(ACK);
            sender.state = answer ? LISTEN : CLOSED;
            sender.passive = answer;
            receiver.state = answer ? SYN_SENT : LISTEN;
            receiver.passive = !answer;
        }
    }

    /// After [WiresharkRules#remember], which knows up to where everything was seen.
    static void advance(Segment segment, Flow sender, Flow receiver) {
        if (segment.has(RST)) {
            sender.state = CLOSED;
            receiver.state = receiver.passive && receiver.state == SYN_RECEIVED ? LISTEN : CLOSED;
            return;
        }
        send(segment, sender, receiver);
        if (segment.has(SYN)) {
            receiveSyn(segment, receiver);
        }
        if (segment.has(ACK)) {
            receiveAck(segment.ack(), receiver);
        }
        deliverFin(sender, receiver);
        deliverFin(receiver, sender);
    }

    private static void send(Segment segment, Flow sender, Flow receiver) {
        if (segment.has(SYN)) {
            sender.state =
                    switch (sender.state) {
                        case CLOSED, LISTEN, SYN_SENT -> segment.has(ACK) ? SYN_RECEIVED : SYN_SENT;
                        case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> sender.state;
                        case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> sender.state;
                    };
        }
        if (segment.has(FIN)) {
            // A FIN that does not acknowledge the other one crossed it on the way.
            boolean crosses = receiver.finSeen && before(segment.ack(), receiver.finEnd);
            sender.finSeen = true;
            sender.finEnd = segment.seq() + segment.sequenceLength();
            sender.state =
                    switch (sender.state) {
                        case SYN_RECEIVED, ESTABLISHED -> FIN_WAIT_1;
                        case CLOSE_WAIT -> crosses ? CLOSING : LAST_ACK;
                        case CLOSED, LISTEN, SYN_SENT, FIN_WAIT_1, FIN_WAIT_2 -> sender.state;
                        case CLOSING, LAST_ACK, TIME_WAIT -> sender.state;
                    };
        }
    }

    private static void receiveSyn(Segment segment, Flow receiver) {
        boolean answersOurs = segment.has(ACK) && segment.ack() == receiver.baseSeq + 1;
        receiver.state =
                switch (receiver.state) {
                    case CLOSED, LISTEN -> segment.has(ACK) ? receiver.state : SYN_RECEIVED;
                    case SYN_SENT -> // without an ACK: both open at the same time
                            answersOurs ? ESTABLISHED : segment.has(ACK) ? SYN_SENT : SYN_RECEIVED;
                    case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2 -> receiver.state;
                    case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> receiver.state;
                };
    }

    private static void receiveAck(int ack, Flow receiver) {
        if (receiver.state == SYN_RECEIVED && after(ack, receiver.baseSeq)) {
            receiver.state = ESTABLISHED;
        }
        if (receiver.finSeen && !before(ack, receiver.finEnd)) {
            receiver.state =
                    switch (receiver.state) {
                        case FIN_WAIT_1 -> FIN_WAIT_2;
                        case CLOSING -> TIME_WAIT;
                        case LAST_ACK -> CLOSED;
                        case CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED -> receiver.state;
                        case ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT, TIME_WAIT -> receiver.state;
                    };
        }
    }

    /// A FIN counts once all before it has arrived: either nothing is missing on the wire, or the
    /// receiver acknowledges it.
    private static void deliverFin(Flow sender, Flow receiver) {
        boolean complete = !before(sender.maxAck, sender.finEnd);
        boolean acknowledged = receiver.lastAck != 0 && !before(receiver.lastAck, sender.finEnd);
        if (!sender.finSeen || sender.finDelivered || !complete && !acknowledged) {
            return;
        }
        sender.finDelivered = true;
        receiver.state =
                switch (receiver.state) {
                    case SYN_RECEIVED, ESTABLISHED -> CLOSE_WAIT;
                    case FIN_WAIT_1 -> CLOSING;
                    case FIN_WAIT_2 -> TIME_WAIT;
                    case CLOSED, LISTEN, SYN_SENT, CLOSE_WAIT -> receiver.state;
                    case CLOSING, LAST_ACK, TIME_WAIT -> receiver.state;
                };
    }
}
