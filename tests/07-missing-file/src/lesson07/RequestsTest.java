package lesson07;

import static handshake.support.Mistake.DEFAULT_CHARSET;

import handshake.support.Bytes;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Thrown;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;

final class RequestsTest {

    @Nested
    @Step(1)
    final class Sending {

        @Test
        @Points(1)
        @Zh("一个请求就是一行；名字里有换行时什么也不发")
        void sends_a_request_as_one_line() throws Exception {
            for (String name : new String[] {"a.txt", "my holiday photos.txt", "你好，世界.txt"}) {
                Expected.bytes(Bytes.utf8("GET " + name + "\n"))
                        .otherwise("a request is the line GET name", "一个请求就是 GET name 这一行")
                        .clue(DEFAULT_CHARSET, got -> new String(got).contains("?"))
                        .butGot(sent(new Request.Get(name)));
            }
            var out = new ByteArrayOutputStream();
            Thrown.exception(
                    ProtocolException.class,
                    () -> Requests.write(out, new Request.Get("a.txt\nGET secret.txt")));
            if (out.size() > 0) {
                throw Failure.of(
                                "a name with a line break in it makes two requests of one",
                                "名字里的换行把一个请求变成了两个")
                        .expected("nothing sent")
                        .got(Bytes.shown(out.toString(java.nio.charset.StandardCharsets.UTF_8)));
            }
        }

        private static byte[] sent(Request request) throws IOException {
            var out = new ByteArrayOutputStream();
            Requests.write(out, request);
            return out.toByteArray();
        }
    }
}
