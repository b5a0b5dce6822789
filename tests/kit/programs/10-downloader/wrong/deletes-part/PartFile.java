package lesson10;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// What has come of a file that is not complete yet: `NAME.part`, beside where `NAME` will be.
///
/// @param file the file that it is to become
record PartFile(Path file) {

    /// The part of a file of this name in `folder`; folders in the name do not count.
    ///
    /// @throws FileSystemException if a file cannot have this name
    static PartFile in(Path folder, String name) throws FileSystemException {
        String lastPart = name.substring(name.lastIndexOf('/') + 1);
        if (lastPart.isEmpty() || lastPart.equals(".") || lastPart.equals("..")) {
            throw new FileSystemException(name, null, "no file can be called that");
        }
        try {
            return new PartFile(folder.resolve(lastPart));
        } catch (InvalidPathException e) {
            throw new FileSystemException(name, null, "no file can be called that here");
        }
    }

    Path path() {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /// How many bytes there are; 0 also if there is no part.
    long size() throws IOException {
        return Files.exists(path()) ? Files.size(path()) : 0;
    }

    /// Opens it, to write behind what there is; creates it if it does not exist.
    ///
    /// @param expected how many bytes are going to be written
    /// @throws FileSystemException if there is no room for them: better to say so now than in an
    ///   hour
    Appending append(long expected) throws IOException {
        long room = Files.getFileStore(path().toAbsolutePath().getParent()).getUsableSpace();
        if (room < expected) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "the disk is too full: %s are to come, there is room for %s"
                            .formatted(Units.bytes(expected), Units.bytes(room)));
        }
        return new Appending(path(), FileChannel.open(path(), CREATE, APPEND));
    }

    /// Takes a part away that cannot be the beginning of the file.
    void discard() throws IOException {
        Files.deleteIfExists(path());
    }

    /// Gives the file its name. If there is one already, it is replaced.
    Path complete() throws IOException {
        return Files.move(path(), file, REPLACE_EXISTING);
    }

    /// A part that is being written.
    record Appending(Path path, FileChannel channel) implements WritableByteChannel {

        /// @throws FileSystemException if it cannot be written, most likely because the disk is
        ///   full
        @Override
        public int write(ByteBuffer buffer) throws IOException {
            try {
                return channel.write(buffer);
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException e) {
                String why = e.getMessage() + "; what has come is kept";
                throw (IOException)
                        new FileSystemException(path.toString(), null, why).initCause(e);
            }
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
