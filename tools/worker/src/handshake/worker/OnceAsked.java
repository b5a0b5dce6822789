package handshake.worker;

import java.util.function.Supplier;

/// Something that is made when it is first asked for, by one thread after the other.
final class OnceAsked<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private T made;

    OnceAsked(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
