package handshake.worker;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import handshake.support.CrossPlay;
import handshake.support.Points;
import handshake.support.Step;
import handshake.support.Text;
import handshake.support.Zh;

import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A lesson's compiled tests and the code they test, in a class loader of their own.
final class LoadedLesson {
    private final Supplier<Launcher> launcher;
    private final ClassLoader loader;
    private final List<String> testClasses;

    /// @param launcher JUnit, set up when it is first asked for
    LoadedLesson(Supplier<Launcher> launcher, Order.Load load) throws MalformedURLException {
        this.launcher = launcher;
        this.testClasses = load.tests();
        var jars = new URL[load.jars().size()];
        for (int i = 0; i < jars.length; i++) {
            jars[i] = Path.of(load.jars().get(i)).toUri().toURL();
        }
        loader = new LessonClassLoader(load.classes(), jars);
    }

    /// The tests, by step and then as they stand in their source; none if no class was said to hold
    /// any.
    List<TestInfo> tests() {
        if (testClasses.isEmpty()) {
            return List.of(); // whoever asks knows them, and JUnit need not be set up
        }
        Thread.currentThread().setContextClassLoader(loader);
        var order = new SourceOrder(loader);
        TestPlan plan = launcher.get().discover(request(testClassSelectors()));
        record Found(TestInfo info, String file, int line) {}
        var found = new ArrayList<Found>();
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier test : plan.getDescendants(root)) {
                if (test.isTest() && test.getSource().orElse(null) instanceof MethodSource source) {
                    int line = order.line(source.getClassName(), source.getMethodName());
                    String file = source.getClassName().replaceFirst("\\$.*", "");
                    found.add(new Found(info(test, source), file, line));
                }
            }
        }
        return found.stream()
                .sorted(
                        Comparator.comparingInt((Found it) -> it.info().step())
                                .thenComparing(Found::file)
                                .thenComparingInt(Found::line))
                .map(Found::info)
                .toList();
    }

    /// The programs that are played against others'.
    ///
    /// @throws ReflectiveOperationException if this lesson has none
    CrossPlay programs() throws ReflectiveOperationException {
        Thread.currentThread().setContextClassLoader(loader);
        Class<?> type = loader.loadClass(testClasses.getFirst());
        return (CrossPlay) type.getConstructor().newInstance();
    }

    /// Runs one test.
    ///
    /// @return what it threw; empty if it passed
    Optional<Throwable> run(String testId) {
        Thread.currentThread().setContextClassLoader(loader);
        return PlainTest.parse(testId)
                .map(it -> it.run(loader))
                .orElseGet(() -> run(launcher.get(), testId));
    }

    static Optional<Throwable> run(Launcher launcher, String testId) {
        var listener = new Verdict();
        String engine = testId.startsWith("[engine:jqwik]") ? "jqwik" : "junit-jupiter";
        var request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectUniqueId(testId))
                        .filters(EngineFilter.includeEngines(engine))
                        .build();
        try {
            launcher.execute(request, listener);
        } catch (Throwable e) {
            // JUnit does not catch what it holds to be beyond repair: no memory, for one.
            return Optional.of(e);
        }
        if (!listener.ended) {
            return Optional.of(new IllegalStateException("the test did not run: " + testId));
        }
        return Optional.ofNullable(listener.thrown);
    }

    private List<DiscoverySelector> testClassSelectors() {
        return testClasses.stream()
                .<DiscoverySelector>map(name -> selectClass(loader, name))
                .toList();
    }

    private static LauncherDiscoveryRequest request(List<DiscoverySelector> selectors) {
        return LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
    }

    private static TestInfo info(TestIdentifier test, MethodSource source) {
        Method method = source.getJavaMethod();
        String english = source.getMethodName().replace('_', ' ');
        Zh zh = method.getAnnotation(Zh.class);
        Points points = method.getAnnotation(Points.class);
        return new TestInfo(
                PlainTest.of(source).map(PlainTest::id).orElse(test.getUniqueId()),
                new Text(english, zh == null ? english : zh.value()),
                step(source.getJavaClass()),
                points == null ? 0 : points.value(),
                source.getClassName().replaceFirst(".*\\.", "") + "#" + source.getMethodName());
    }

    /// The step of a class is its own, or that of the class around it.
    private static int step(Class<?> type) {
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            Step step = at.getAnnotation(Step.class);
            if (step != null) {
                return step.value();
            }
        }
        return 0;
    }

    /// Keeps the result of the one test, or of a class around it that could not be prepared.
    private static final class Verdict implements TestExecutionListener {
        private Throwable thrown;
        private boolean ended;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            ended |= test.isTest();
            if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL && thrown == null) {
                ended = true;
                thrown =
                        result.getThrowable()
                                .orElseGet(
                                        () -> new IllegalStateException("failed, no reason given"));
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            ended = true;
            thrown = new IllegalStateException("skipped: " + reason);
        }
    }
}
