package lesson07;

import static handshake.support.Mistake.DEFAULT_CHARSET;
import static handshake.support.Mistake.EMPTY_MEANS_MISSING;
import static handshake.support.Mistake.TRUSTS_LENGTH;

import handshake.support.Bytes;
import handshake.support.Delivery;
import handshake.support.Expected;
import handshake.support.Failure;
import handshake.support.Mistake;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Unexpected;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

final class RepliesTest {

    @Nested
    @Step(2)
    final class Replying {

        @Test
        @Points(1)
        @Zh("一个回答就是一行：OK 和长度，MISSING，或者 REFUSED 和原因")
        void sends_a_reply_as_one_line() throws Exception {
            sends(new Reply.Ok(5), "OK 5\n", null);
            sends(new Reply.Ok(0), "OK 0\n", EMPTY_MEANS_MISSING);
            sends(new Reply.Ok(123_456_789_012L), "OK 123456789012\n", null);
            sends(new Reply.Missing(), "MISSING\n", null);
            sends(new Reply.Refused("not a file name"), "REFUSED not a file name\n", null);
            sends(new Reply.Refused("名字不行"), "REFUSED 名字不行\n", DEFAULT_CHARSET);
            String got = sent(new Reply.Refused("no\nOK 5"));
            if (got.indexOf('\n') != got.length() - 1) {
                throw Failure.of(
                                "a line break in the reason makes two replies of one",
                                "原因里的换行把一个回答变成了两个")
                        .expected("one line")
                        .got(Bytes.shown(got));
            }
        }

        private void sends(Reply reply, String line, Mistake mistake) throws IOException {
            var expected = Expected.text(line).otherwise("the reply is " + reply, "回答是 " + reply);
            (mistake == null ? expected : expected.clue(mistake, _ -> true)).butGot(sent(reply));
        }

        private String sent(Reply reply) throws IOException {
            var out = new ByteArrayOutputStream();
            Replies.write(out, reply);
            return out.toString(StandardCharsets.UTF_8);
        }

        @Test
        @Points(1)
        @Zh("不是回答的行引起 ProtocolException；没有回答就结束引起 EOFException")
        void what_is_no_reply_is_an_exception_that_says_so() throws Exception {
            for (String line : new String[] {"", "HELLO", "ok 5", "404", "MISSING?", "REFUSE no"}) {
                throwsProtocolException(line, null);
            }
            for (String length : new String[] {"-5", "", "x", "0x10", "5 5", "9".repeat(30)}) {
                throwsProtocolException("OK " + length, TRUSTS_LENGTH);
            }
            throwsProtocolException("a".repeat(5000), null);
            reads("", EOFException.class, null);
        }

        private void throwsProtocolException(String line, Mistake mistake) {
            reads(line + "\n", ProtocolException.class, mistake);
        }

        private void reads(String text, Class<? extends IOException> expected, Mistake mistake) {
            String shown = text.isEmpty() ? "nothing" : Bytes.shown(text);
            var what =
                    new Text(
                            "the server sent " + shown, "服务器发来的是 " + shown.replace("nothing", "空"));
            Failure failure;
            try {
                Reply reply = Replies.read(Delivery.whole(Bytes.utf8(text)).open());
                failure = Failure.of(what).got(String.valueOf(reply));
            } catch (UnsupportedOperationException todo) {
                throw todo;
            } catch (IOException | RuntimeException e) {
                if (expected.isInstance(e)) {
                    return;
                }
                failure = Unexpected.exception(e).detail(what);
            }
            failure.expected("an " + expected.getSimpleName());
            throw mistake == null ? failure : failure.mistake(mistake);
        }
    }
}
