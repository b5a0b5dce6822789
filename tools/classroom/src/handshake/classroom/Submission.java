package handshake.classroom;

import java.nio.file.Path;
import java.util.List;

/// What one student has handed in.
///
/// @param student the student's name, as the folder's or file's name tells it
/// @param id the platform's number of the student; empty if the name has none
/// @param slug the name as a file name, unlike that of any other submission
/// @param sources the folders, archives and Java files it consists of, in order
public record Submission(String student, String id, String slug, List<Path> sources) {}
