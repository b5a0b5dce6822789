package lesson11;

/// One direction of a TCP connection. Each has sequence numbers of its own.
public record Flow(Endpoint from, Endpoint to) {

    /// The other direction: where the acknowledgments of this one are.
    public Flow reversed() {
        return new Flow(to, from);
    }

    @Override
    public String toString() {
        return from + " → " + to;
    }
}
