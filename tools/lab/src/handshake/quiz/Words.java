package handshake.quiz;

import handshake.support.Text;
import handshake.wire.Side;
import handshake.wire.ladder.Preview;

import java.util.List;
import java.util.random.RandomGenerator;

/// Words that questions share.
final class Words {
    private Words() {}

    static Text side(Side side) {
        return side == Side.CLIENT ? new Text("the client", "客户端") : new Text("the server", "服务器");
    }

    /// `template` with the side's name for %s, in both languages.
    static Text of(String en, String zh, Side side) {
        Text name = side(side);
        return new Text(en.formatted(name.en()), zh.formatted(name.zh()));
    }

    static String grouped(long number) {
        return Preview.grouped(number);
    }

    static <T> T one(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }

    static Answer count(long value) {
        return new Answer.Count(value, false);
    }

    static Answer bytes(long value) {
        return new Answer.Count(value, true);
    }

    static Answer millis(double value) {
        return new Answer.Measure(value, Quantity.MILLISECONDS);
    }
}
