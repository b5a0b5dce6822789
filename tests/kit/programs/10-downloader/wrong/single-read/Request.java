package lesson10;

/// What a client asks for, in one line.
public sealed interface Request {

    /// Something that has to do with one file. The name is whatever the client wrote: nobody has
    /// checked it.
    sealed interface OfFile extends Request {
        String name();
    }

    /// The whole file of this name.
    record Get(String name) implements OfFile {}

    /// What comes behind the first `offset` bytes of the file.
    record Range(long offset, String name) implements OfFile {}

    /// The SHA-256 digest of the file.
    record Digest(String name) implements OfFile {}

    /// The names and sizes of all files.
    record List() implements Request {}

    /// A line that is no request this server knows.
    record Unknown(String line) implements Request {}
}
