package handshake.support;

/// Code that a test runs for what it does, not for what it returns.
@FunctionalInterface
public interface Body {
    void run() throws Exception;
}
