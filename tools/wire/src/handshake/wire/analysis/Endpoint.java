package handshake.wire.analysis;

import handshake.wire.capture.Address;

/// One end of a TCP connection.
public record Endpoint(Address address, int port) {
    /// `192.0.2.1:80`, or `[2001:db8::1]:80`.
    @Override
    public String toString() {
        return address.version() == 4 ? address + ":" + port : "[" + address + "]:" + port;
    }
}
