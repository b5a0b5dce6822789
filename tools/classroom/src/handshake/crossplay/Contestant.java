package handshake.crossplay;

import handshake.worker.Order;

import java.util.Optional;

/// Whose programs play: a student's, or the reference, the course's own solution.
///
/// @param name what to call them
/// @param slug the name as a file name
/// @param key a hash of all that their results depend on
/// @param problem why they cannot play; empty if they can
/// @param programs their compiled programs; empty if they cannot play
record Contestant(
        String name, String slug, String key, String problem, Optional<Order.Play> programs) {
    /// The slug of the reference; no submission has it.
    static final String REFERENCE = "";

    /// What files about it are called, but for their endings.
    String fileName() {
        return slug.equals(REFERENCE) ? "reference" : "student-" + slug;
    }

    boolean canPlay() {
        return programs.isPresent();
    }
}
