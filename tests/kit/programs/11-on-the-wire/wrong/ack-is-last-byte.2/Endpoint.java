package lesson11;

import java.net.Inet6Address;
import java.net.InetAddress;

/// One end of a TCP connection.
public record Endpoint(InetAddress address, int port) {

    /// `192.0.2.1:80`, or `[2001:db8:0:0:0:0:0:1]:80`.
    @Override
    public String toString() {
        String host = address.getHostAddress();
        return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
    }
}
