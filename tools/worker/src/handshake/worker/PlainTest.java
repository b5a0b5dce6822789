package handshake.worker;

import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Zh;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;

import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// A test that asks nothing of JUnit but to be called: no parameter, nothing before it and nothing
/// behind it, no extension. It is called without JUnit, of which most of a worker's time would go
/// into its first test.
///
/// @param className the test's class, as the JVM names it
/// @param method a method of this class
record PlainTest(String className, String method) {
    private static final String PREFIX = "plain:";

    /// What a plain test, and a class that holds it, may be marked with.
    private static final Set<Class<? extends Annotation>> PLAIN =
            Set.of(Test.class, Nested.class, Points.class, Step.class, Zh.class);

    /// The test that JUnit has found here; empty if it takes JUnit to run it.
    static Optional<PlainTest> of(MethodSource source) {
        boolean isPlain =
                source.getMethodParameterTypes().isEmpty()
                        && source.getJavaMethod().isAnnotationPresent(Test.class)
                        && source.getJavaMethod().getReturnType() == void.class
                        && isPlain(source.getJavaClass());
        return isPlain
                ? Optional.of(new PlainTest(source.getClassName(), source.getMethodName()))
                : Optional.empty();
    }

    /// What [#id] has given; empty if it is the id of another test.
    static Optional<PlainTest> parse(String id) {
        if (!id.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int end = id.indexOf('#');
        return Optional.of(
                new PlainTest(id.substring(PREFIX.length(), end), id.substring(end + 1)));
    }

    String id() {
        return PREFIX + className + "#" + method;
    }

    /// Whether nothing in this class, and in those around it, is done before or behind a test.
    private static boolean isPlain(Class<?> type) {
        boolean isOuter = type.getEnclosingClass() == null;
        return type.getSuperclass() == Object.class
                && type.getInterfaces().length == 0
                && type.getDeclaredConstructors().length == 1
                && type.getDeclaredConstructors()[0].getParameterCount() == (isOuter ? 0 : 1)
                && isPlain((AnnotatedElement) type)
                && Arrays.stream(type.getDeclaredMethods()).allMatch(PlainTest::isPlain)
                && Arrays.stream(type.getDeclaredFields()).allMatch(PlainTest::isPlain)
                && (isOuter || !isStatic(type) && isPlain(type.getEnclosingClass()));
    }

    private static boolean isPlain(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .allMatch(it -> PLAIN.contains(it) || it.getPackageName().equals("java.lang"));
    }

    private static boolean isStatic(Class<?> type) {
        return Modifier.isStatic(type.getModifiers());
    }

    /// Runs it on this thread.
    ///
    /// @return what it threw; empty if it passed
    Optional<Throwable> run(ClassLoader loader) {
        try {
            Object instance = instance(loader.loadClass(className));
            accessible(instance.getClass().getDeclaredMethod(method)).invoke(instance);
            return Optional.empty();
        } catch (InvocationTargetException e) {
            return Optional.of(e.getCause());
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }

    /// An instance of a class, in instances of the classes around it.
    private static Object instance(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        Class<?> outer = type.getEnclosingClass();
        return outer == null
                ? accessible(constructor).newInstance()
                : accessible(constructor).newInstance(instance(outer));
    }

    private static <T extends AccessibleObject> T accessible(T member) {
        member.setAccessible(true);
        return member;
    }
}
