package handshake.support;

import handshake.wire.ladder.Preview;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A student's code reads from a stream. Whatever goes wrong is told with how the bytes arrived,
/// and with the mistake that shows in how the stream was used:
///
/// ```java
/// var reading = Reading.of(delivery).clue(SINGLE_READ, it -> it.in().isLastReadShort());
/// byte[] got = reading.call(in -> ByteStreams.readFully(in, 2));
/// Expected.bytes(bytes).from(reading).butGot(got);
/// ```
public final class Reading {
    private static final int SHOWN_COLUMNS = 60;

    private final Delivery delivery;
    private final ChunkedInputStream in;
    private final List<Clue<Reading>> clues = new ArrayList<>();
    private Object result;
    private Throwable thrown;

    private Reading(Delivery delivery) {
        this.delivery = delivery;
        this.in = delivery.open();
    }

    /// What a student's code does with the stream.
    @FunctionalInterface
    public interface Code<T> {
        T readFrom(InputStream in) throws Exception;
    }

    /// Opens a stream on which these bytes arrive.
    public static Reading of(Delivery delivery) {
        return new Reading(delivery);
    }

    /// The stream.
    public ChunkedInputStream in() {
        return in;
    }

    /// What the code threw; empty if it returned.
    public Optional<Throwable> thrown() {
        return Optional.ofNullable(thrown);
    }

    /// Whether the code threw an exception of this type.
    public boolean threw(Class<? extends Throwable> type) {
        return type.isInstance(thrown);
    }

    /// What the code returned; empty if it threw, or returned something else.
    public <T> Optional<T> returned(Class<T> type) {
        return type.isInstance(result) ? Optional.of(type.cast(result)) : Optional.empty();
    }

    /// Names `mistake` in every failure in which `sign` holds for this reading. The first clue that
    /// fits counts.
    public Reading clue(Mistake mistake, Predicate<Reading> sign) {
        clues.add(new Clue<>(mistake, sign));
        return this;
    }

    /// Runs `code`, which is to return.
    ///
    /// @return what it returned
    /// @throws Failure if it throws, or exhausts the memory
    /// @throws UnsupportedOperationException if it throws that: a TODO not yet written
    public <T> T call(Code<T> code) throws Failure {
        try {
            return run(code);
        } catch (Exception | Error e) {
            throw told(e);
        }
    }

    /// Runs `code`, which is to fail with an exception of this type.
    ///
    /// @return the exception
    /// @throws Failure if it returns, or throws another
    /// @throws UnsupportedOperationException if it throws that: a TODO not yet written
    public <E extends Exception> E exception(Class<E> type, Code<?> code) throws Failure {
        try {
            run(code);
        } catch (Exception | Error e) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
            throw told(e).expected("an " + type.getSimpleName());
        }
        throw failure("your code returned as if all were well", "你的代码像一切正常那样返回了")
                .expected("an " + type.getSimpleName())
                .got(show(result));
    }

    /// A failure in these words that says how the bytes arrived and names the mistake, if it shows.
    public Failure failure(String en, String zh) {
        return completed(Failure.of(en, zh));
    }

    Delivery delivery() {
        return delivery;
    }

    List<Clue<Reading>> clues() {
        return clues;
    }

    private <T> T run(Code<T> code) throws Exception {
        result = null;
        thrown = null;
        try {
            T returned = code.readFrom(in);
            result = returned;
            return returned;
        } catch (Exception | Error e) {
            thrown = e;
            throw e;
        }
    }

    private Failure told(Throwable e) {
        if (e instanceof UnsupportedOperationException todo) {
            throw todo;
        }
        if (e instanceof Failure own) {
            return completed(own);
        }
        if (e instanceof OutOfMemoryError) {
            return failure("your code asked for more memory than there is", "你的代码要的内存超过了现有的内存")
                    .details(Unexpected.where(e))
                    .cause(e);
        }
        return completed(Unexpected.exception(e));
    }

    private Failure completed(Failure failure) {
        Text pieces = delivery.describe();
        return failure.mistake(Clue.first(clues, this))
                .detail(
                        new Text(
                                "when the bytes arrive as " + pieces.en(),
                                "当字节这样到达时：" + pieces.zh()));
    }

    private static String show(Object value) {
        return switch (value) {
            case byte[] bytes when bytes.length > 0 ->
                    Preview.of(bytes, bytes.length, SHOWN_COLUMNS)
                            + ", "
                            + Preview.bytes(bytes.length);
            case byte[] _ -> Preview.bytes(0);
            case String text -> show(Bytes.utf8(text));
            case Optional<?> some when some.isPresent() -> show(some.get());
            case null, default -> String.valueOf(value);
        };
    }
}
