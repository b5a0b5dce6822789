package lesson11;

/// The three segments that opened a connection.
///
/// @param syn the client's SYN
/// @param synAck the server's answer, SYN and ACK
/// @param ack the client's answer to that
public record Handshake(Segment syn, Segment synAck, Segment ack) {}
