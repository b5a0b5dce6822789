package lesson11;

import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc791Tos;
import org.pcap4j.packet.Packet;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.namednumber.EtherType;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;
import org.pcap4j.packet.namednumber.TcpPort;
import org.pcap4j.util.MacAddress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/// A conversation between a client and a server, line by line. A line says what one side sends;
/// what it leaves out is what an ordinary sender would put there: the next sequence number, an ACK
/// of all that the other side has sent. Numbers are counted from the SYN, which has 0.
final class Talk {
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final MacAddress MAC = MacAddress.getByName("02:00:00:00:00:01");
    private static final int WINDOW = 0x7fff;
    private static final int SERVER_PORT = 7891;

    private final Wire wire;
    private final Endpoint client;
    private final Endpoint server;
    private final long clientFirst;
    private final long serverFirst;
    private long clientNext;
    private long serverNext;

    /// @param number tells conversations of one capture apart: the client's port is 40 000 +
    ///   `number`
    /// @param clientFirst the sequence number of the client's SYN
    /// @param serverFirst that of the server's
    Talk(Wire wire, int number, long clientFirst, long serverFirst) {
        this.wire = wire;
        this.clientFirst = clientFirst;
        this.serverFirst = serverFirst;
        client = new Endpoint(address("10.0.0.1"), 40_000 + number);
        server = new Endpoint(address("10.0.0.2"), SERVER_PORT);
    }

    /// After a handshake that takes three milliseconds.
    static Talk connected(Wire wire, int number, long clientFirst, long serverFirst) {
        var talk = new Talk(wire, number, clientFirst, serverFirst);
        talk.client().syn().goes();
        talk.server().syn().goes();
        talk.client().goes();
        return talk;
    }

    /// What the client sends.
    Flow up() {
        return new Flow(client, server);
    }

    /// What the server sends.
    Flow down() {
        return new Flow(server, client);
    }

    Line client() {
        return new Line(true);
    }

    Line server() {
        return new Line(false);
    }

    final class Line {
        private final boolean isClients;
        private final TcpPacket.Builder tcp = new TcpPacket.Builder();
        private long seq;
        private long ack;
        private boolean hasAck;
        private int payloadBytes;
        private int used;

        private Line(boolean isClients) {
            this.isClients = isClients;
            seq = isClients ? clientNext : serverNext;
            ack = isClients ? serverNext : clientNext;
            hasAck = ack > 0;
        }

        Line syn() {
            tcp.syn(true);
            used++;
            return this;
        }

        Line fin() {
            tcp.fin(true);
            used++;
            return this;
        }

        Line rst() {
            tcp.rst(true);
            return this;
        }

        Line data(int length) {
            payloadBytes = length;
            used += length;
            return this;
        }

        Line seq(long relative) {
            seq = relative;
            return this;
        }

        Line ack(long relative) {
            ack = relative;
            hasAck = true;
            return this;
        }

        /// Without the flag ACK, and with `field` where the acknowledgment number would be.
        Line noAck(int field) {
            ack = field - (isClients ? serverFirst : clientFirst);
            hasAck = false;
            return this;
        }

        /// Passes a millisecond after what went last.
        ///
        /// @return when
        Duration goes() {
            wire.after(PAUSE);
            return goesNow();
        }

        /// Passes at the wire's present time.
        ///
        /// @return when
        Duration goesNow() {
            if (isClients) {
                clientNext = Math.max(clientNext, seq + used);
            } else {
                serverNext = Math.max(serverNext, seq + used);
            }
            return wire.pass(packet());
        }

        /// Never passes where the capture is made, but its sender has sent it.
        void isLost() {
            if (isClients) {
                clientNext = Math.max(clientNext, seq + used);
            } else {
                serverNext = Math.max(serverNext, seq + used);
            }
        }

        private Packet packet() {
            Endpoint from = isClients ? client : server;
            Endpoint to = isClients ? server : client;
            boolean says = hasAck || ack != 0;
            tcp.srcPort(TcpPort.getInstance((short) from.port()))
                    .dstPort(TcpPort.getInstance((short) to.port()))
                    .sequenceNumber((int) (seq + (isClients ? clientFirst : serverFirst)))
                    .acknowledgmentNumber(
                            says ? (int) (ack + (isClients ? serverFirst : clientFirst)) : 0)
                    .ack(hasAck)
                    .psh(payloadBytes > 0)
                    .window((short) WINDOW)
                    .srcAddr(from.address())
                    .dstAddr(to.address())
                    .correctLengthAtBuild(true);
            if (payloadBytes > 0) {
                tcp.payloadBuilder(new UnknownPacket.Builder().rawData(new byte[payloadBytes]));
            }
            return ethernet(ip(from, to));
        }

        private IpV4Packet.Builder ip(Endpoint from, Endpoint to) {
            return new IpV4Packet.Builder()
                    .version(IpVersion.IPV4)
                    .tos(IpV4Rfc791Tos.newInstance((byte) 0))
                    .ttl((byte) 64)
                    .protocol(IpNumber.TCP)
                    .srcAddr((Inet4Address) from.address())
                    .dstAddr((Inet4Address) to.address())
                    .payloadBuilder(tcp)
                    .correctLengthAtBuild(true);
        }

        private static Packet ethernet(IpV4Packet.Builder ip) {
            return new EthernetPacket.Builder()
                    .srcAddr(MAC)
                    .dstAddr(MAC)
                    .type(EtherType.IPV4)
                    .payloadBuilder(ip)
                    .paddingAtBuild(true)
                    .build();
        }
    }

    private static InetAddress address(String numbers) {
        try {
            return InetAddress.getByName(numbers);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // it is numbers: nobody is asked
        }
    }
}
