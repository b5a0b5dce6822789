package lesson07;

/// What a client asks for, in one line.
public sealed interface Request {

    /// The whole file of this name. The name is whatever the client wrote: nobody has checked it.
    record Get(String name) implements Request {}

    /// A line that is no request this server knows.
    record Unknown(String line) implements Request {}
}
