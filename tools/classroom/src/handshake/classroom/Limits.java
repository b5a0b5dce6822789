package handshake.classroom;

/// How large what is handed in may be. A lesson's code is a few files of some kilobytes, a clone of
/// the whole course some thousand files: all of these are far above that, and far below what would
/// harm.
final class Limits {
    static final int MAX_ENTRIES = 50_000;
    static final int MAX_NAME_CHARACTERS = 1_000;
    static final int MAX_JAVA_FILES = 4_000;
    static final int MAX_JAVA_FILE_BYTES = 1 << 20;
    static final int MAX_JAVA_BYTES = 16 << 20;
    static final long MAX_UNPACKED_BYTES = 1L << 30;
    static final long MAX_ARCHIVE_BYTES = 256L << 20;

    private Limits() {}
}
