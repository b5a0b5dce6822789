package handshake.worker;

import handshake.support.Text;
import handshake.support.Trouble;

/// An errand of a lesson, as those need to know it who carry it.
///
/// @param title what it is about, as a sentence
/// @param trouble what is to happen to the server's bytes
public record ErrandInfo(Text title, Trouble trouble) {}
