package lesson09;

import static handshake.support.Mistake.NO_IDLE_TIMEOUT;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Points;
import handshake.support.SocketPair;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.Within;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

final class DeadlineInputStreamTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Nested
    @Step(4)
    final class A_deadline_for_a_request {

        @Test
        @Points(1)
        @Zh("及时到达的字节和流的结尾照常读到")
        void gives_what_comes_in_time_and_the_end_of_the_stream() throws Exception {
            byte[] requests = Bytes.utf8("GET one\nGET two\n");
            try (var pair = SocketPair.open()) {
                var in = new DeadlineInputStream(pair.server());
                pair.client().getOutputStream().write(requests);
                pair.client().shutdownOutput();
                in.allow(LONG);
                byte[] first = in.readNBytes(8);
                in.allow(LONG);
                byte[] rest = in.readAllBytes();
                Expected.bytes(Bytes.utf8("GET one\n")).butGot(first);
                Expected.bytes(Bytes.utf8("GET two\n")).butGot(rest);
            }
        }

        @Test
        @Points(1)
        @Zh("从不发送的客户端，到时限就放弃")
        void a_client_that_never_writes_is_given_up_at_the_deadline() throws Exception {
            for (Duration allowed : new Duration[] {Duration.ofMillis(60), Duration.ZERO}) {
                try (var pair = SocketPair.open()) {
                    var in = new DeadlineInputStream(pair.server());
                    in.allow(allowed);
                    mustTimeOut(
                            in,
                            "a read that was allowed %d ms still waits after 2 s"
                                    .formatted(allowed.toMillis()),
                            "只允许 %d 毫秒的读取，2 秒后还在等".formatted(allowed.toMillis()));
                }
            }
        }

        @Test
        @Points(1)
        @Zh("一点一点发送的客户端，到时限同样放弃")
        void a_client_that_drips_is_given_up_at_the_deadline_as_well() throws Exception {
            try (var pair = SocketPair.open()) {
                Thread.ofVirtual().start(() -> drip(pair));
                var in = new DeadlineInputStream(pair.server());
                in.allow(Duration.ofMillis(300));
                mustTimeOut(
                        in,
                        "a request that was allowed 300 ms is still being read after 2 s: its"
                                + " client sends a byte every 20 ms",
                        "只允许 300 毫秒的请求，2 秒后还在读：它的客户端每 20 毫秒发送一个字节");
            }
        }

        private void mustTimeOut(InputStream in, String en, String zh) throws Exception {
            Within.time(SOON)
                    .otherwise(NO_IDLE_TIMEOUT, en, zh)
                    .run(() -> Thrown.exception(SocketTimeoutException.class, in::readAllBytes));
        }

        private void drip(SocketPair pair) {
            try {
                OutputStream out = pair.client().getOutputStream();
                while (true) {
                    out.write('G');
                    Thread.sleep(20);
                }
            } catch (SocketException _) {
                // The test is over.
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
