package handshake.viewer.page;

import handshake.viewer.SocketEvent;

/// A read or write, and which bytes of which stream it moved.
///
/// @param number its place among all calls, from 0
/// @param conversation the conversation it belongs to; -1 where none fits
/// @param direction whose bytes they are: 0 the client's, 1 the server's
/// @param from the first byte's place in that stream, from 0
/// @param to the place after the last byte
record Call(int number, SocketEvent event, int conversation, int direction, long from, long to) {
    boolean overlaps(long first, long end) {
        return from < end && first < to;
    }
}
