package handshake.support;

import java.util.List;

/// What a {@link ProtocolServer} saw of one connection.
///
/// @param requests the lines that were asked, without their ends, oldest first
/// @param fileBytes how many bytes of files were sent in answer
/// @param isOver whether the client has closed the connection, or it broke
public record Visit(List<String> requests, long fileBytes, boolean isOver) {
    public Visit {
        requests = List.copyOf(requests);
    }
}
