package handshake.quiz;

import handshake.support.Text;

/// A wrong answer that one comes to by a certain confusion.
///
/// @param like the answer one comes to
/// @param confusion what was probably confused, in a sentence
public record Slip(Answer like, Text confusion) {}
