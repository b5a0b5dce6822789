// As in lesson 7: Reply
package lesson10;

/// How a server answers a request, in one line.
public sealed interface Reply {

    /// The bytes follow, this many, right behind the line.
    record Ok(long length) implements Reply {}

    /// There is no such file.
    record Missing() implements Reply {}

    /// The server will not do it.
    ///
    /// @param reason why, for a person to read
    record Refused(String reason) implements Reply {}
}
