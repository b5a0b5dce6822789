package handshake.viewer;

/// A place in a program's source.
///
/// @param className the class, with its package
/// @param method the method's name
/// @param file the source file's name, without folders
/// @param line the line, from 1 on; 0 where it is not known
public record Place(String className, String method, String file, int line) {}
