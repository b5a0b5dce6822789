package handshake.worker;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;

/// Loads a lesson's tests and the code they test from memory: neither lies anywhere on the disk
/// where the student's code could read it.
final class LessonClassLoader extends URLClassLoader {
    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> classes;

    /// @param classes the class files, by name: `lesson01.EchoClient`
    /// @param jars what else the lesson uses
    LessonClassLoader(Map<String, byte[]> classes, URL[] jars) {
        super("lesson", jars, LessonClassLoader.class.getClassLoader());
        this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file = classes.get(name);
        return file == null ? super.findClass(name) : defineClass(name, file, 0, file.length);
    }

    /// A class file, for those who read it: the order of tests is taken from it.
    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] file = name.endsWith(SUFFIX) ? classes.get(className(name)) : null;
        return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
    }

    private static String className(String resource) {
        return resource.substring(0, resource.length() - SUFFIX.length()).replace('/', '.');
    }
}
