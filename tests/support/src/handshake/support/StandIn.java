package handshake.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Loads a student's classes once more with another class in the place of one of the JDK's:
/// `StandIn.load(OkServer.class, ServerSocket.class, WatchedListener.class)` gives an `OkServer` that
/// says `new WatchedListener()` where its source says `new ServerSocket()`.
///
/// It is for what only calls show. Code that gets its object elsewhere, from a factory or a channel,
/// fails with a {@link LinkageError} where it does so: then nothing can be told.
public final class StandIn extends ClassLoader {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private final String folder;
    private final String replaced;
    private final String by;

    private StandIn(Class<?> student, Class<?> replaced, Class<?> by) {
        super(student.getClassLoader());
        this.folder = student.getPackageName() + ".";
        this.replaced = internalName(replaced);
        this.by = internalName(by);
    }

    /// A second version of `student`, and of all classes of its package that it uses, where `by` is
    /// named in the place of `replaced`.
    ///
    /// @param by a subclass of `replaced`, with the constructors that are to be called
    public static Class<?> load(Class<?> student, Class<?> replaced, Class<?> by) {
        try {
            return new StandIn(student, replaced, by).loadClass(student.getName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e); // it is there: it is loaded already
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(folder)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = getParent().getResourceAsStream(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = rename(in.readAllBytes());
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same class file with another name in its constant pool. Java Virtual Machine
    /// Specification §4.4.
    private byte[] rename(byte[] classFile) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(classFile));
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeLong(in.readLong()); // magic and version
        int count = in.readUnsignedShort();
        out.writeShort(count);
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            switch (tag) {
                case UTF8 -> out.writeUTF(rename(in.readUTF()));
                case LONG, DOUBLE -> {
                    out.writeLong(in.readLong());
                    i++; // they take two places
                }
                case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> out.writeShort(in.readShort());
                case METHOD_HANDLE -> {
                    out.writeByte(in.readByte());
                    out.writeShort(in.readShort());
                }
                default -> out.writeInt(in.readInt()); // two references, or a number
            }
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }

    private String rename(String text) {
        return text.equals(replaced) ? by : text.replace("L" + replaced + ";", "L" + by + ";");
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
