// As in lesson 9: Limits
package lesson10;

import java.time.Duration;

/// What a server grants its clients.
///
/// @param maxClients how many are served at the same time; further ones wait
/// @param idle how long a client may take from the end of one answer to the end of its next request
/// @param grace how long a server that closes waits for transfers under way
record Limits(int maxClients, Duration idle, Duration grace) {}
