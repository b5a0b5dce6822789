package handshake.grader;

import handshake.support.Text;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Looks for what code could use to reach the tests and the grader that run beside it: reflection,
/// class loaders, native code, the stack it is called from. No lesson needs any of it. Code that
/// names it is not run, and the report says what it was.
final class Guard {
    /// The JDK's packages that a program may use, by their internal names. A package that is not
    /// listed may hold anything: what inspects threads, compiles, signs, attaches.
    private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun|com/sun)/.*");

    private static final Pattern ALLOWED =
            Pattern.compile(
                    "java/(io|math|net|text)/[^/]*|java/lang/((annotation|constant|invoke|ref|runtime)/)?[^/]*"
                        + "|java/net/http/.*|java/nio/((channels|charset|file|file/attribute)/)?[^/]*"
                        + "|java/security/(MessageDigest|Digest.*|DigestException|SecureRandom"
                        + "|NoSuchAlgorithmException|GeneralSecurityException)"
                        + "|java/time/.*|java/util/((concurrent|function|logging|random|regex|stream|zip)/.*)?[^/]*");

    /// Classes in these packages that lead out of the program, and the kit's own.
    private static final Pattern REFUSED =
            Pattern.compile(
                    "java/lang/(ClassLoader|Module|ModuleLayer.*|StackWalker.*|StackTraceElement|ThreadGroup)"
                        + "|java/lang/invoke/(MethodHandleProxies|VarHandle.*)"
                        + "|java/io/ObjectInputStream.*|java/net/(URLClassLoader|(Datagram)?SocketImpl.*)"
                        + "|java/util/(ServiceLoader|ResourceBundle).*"
                        + "|java/util/concurrent/atomic/.*FieldUpdater.*"
                        + "|handshake/.*|org/junit/.*|org/opentest4j/.*|net/jqwik/.*|org/mockito/.*|net/bytebuddy/.*");

    /// Methods, as `class#name`. What the compiler itself writes for lambdas, switches and records
    /// are other methods of `java.lang.invoke`.
    private static final Pattern MEMBERS =
            Pattern.compile(
                    "java/lang/Class#(forName|getClassLoader|getModule|newInstance|getResource.*"
                        + "|get(Declared)?(Method|Field|Constructor|Classe)s?)"
                        + "|java/lang/Thread#(getStackTrace|getAllStackTraces|enumerate|getThreadGroup"
                        + "|[gs]etContextClassLoader|setDefaultUncaughtExceptionHandler)"
                        + "|.*#([gs]etStackTrace|setSocketImplFactory|setSocketFactory"
                        + "|setDatagramSocketImplFactory|setURLStreamHandlerFactory)"
                        + "|java/lang/(System|Runtime)#(load|loadLibrary)"
                        + "|java/lang/System#(setProperty|setProperties|getProperties"
                        + "|clearProperty|setOut|setErr|setIn)"
                        + "|java/lang/invoke/(MethodHandles|MethodHandles\\$Lookup|MethodHandle)#.*");

    /// A stack trace printed to where the program can read it.
    private static final Pattern PRINTED_STACK =
            Pattern.compile("printStackTrace\\(Ljava/io/Print(Stream|Writer);\\)V");

    private Guard() {}

    /// A problem for each thing that is used and must not be; none in honest code.
    ///
    /// @throws IOException if the classes cannot be read
    static List<Compilation.Problem> check(Path classes) throws IOException {
        List<Path> files;
        try (var all = Files.walk(classes)) {
            files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
        var problems = new ArrayList<Compilation.Problem>();
        for (Path file : files) {
            ClassModel model = ClassFile.of().parse(file);
            for (String used : used(model)) {
                problems.add(problem(model, used));
            }
        }
        problems.sort(
                Comparator.comparing(Compilation.Problem::file)
                        .thenComparingLong(Compilation.Problem::line));
        return problems;
    }

    private static boolean isRefused(String type) {
        boolean isJdks = JDK.matcher(type).matches();
        return isJdks && !ALLOWED.matcher(type).matches() || REFUSED.matcher(type).matches();
    }

    private static TreeSet<String> used(ClassModel model) {
        var used = new TreeSet<String>();
        for (PoolEntry entry : model.constantPool()) {
            switch (entry) {
                case MemberRefEntry member -> {
                    String owner = member.owner().asInternalName();
                    String name = owner + "#" + member.name().stringValue();
                    String described = member.name().stringValue() + member.type().stringValue();
                    if (isRefused(owner)
                            || MEMBERS.matcher(name).matches()
                            || PRINTED_STACK.matcher(described).matches()) {
                        used.add(name);
                    }
                }
                case ClassEntry type -> {
                    if (isRefused(type.asInternalName())) {
                        used.add(type.asInternalName());
                    }
                }
                default -> {} // numbers, names, texts
            }
        }
        // A member says more than its class.
        used.removeIf(it -> used.stream().anyMatch(other -> other.startsWith(it + "#")));
        for (MethodModel method : model.methods()) {
            if (method.flags().has(AccessFlag.NATIVE)) {
                used.add("native#" + method.methodName().stringValue());
            }
        }
        return used;
    }

    private static Compilation.Problem problem(ClassModel model, String used) {
        String file =
                model.findAttribute(Attributes.sourceFile())
                        .map(SourceFileAttribute::sourceFile)
                        .map(it -> it.stringValue())
                        .orElse("");
        String name = used.replace('/', '.').replace('$', '.');
        return new Compilation.Problem(
                file,
                line(model, used).orElse(0),
                0,
                "",
                new Text("it uses %s", "用到了 %s").formatted(name),
                new Text(
                        "That leads around the lesson to the tests or the grader, and no lesson"
                                + " needs it: nothing of this code was run. Remove it.",
                        "这会绕过课程去接触测试或评分器，任何一课都用不到它：这份代码没有运行。请删除。"));
    }

    /// The first line on which it is used; empty if no instruction names it.
    private static Optional<Integer> line(ClassModel model, String used) {
        for (MethodModel method : model.methods()) {
            int line = 0;
            for (CodeElement element :
                    method.code().map(it -> it.elementList()).orElse(List.of())) {
                if (element instanceof LineNumber number) {
                    line = number.line();
                } else if (line > 0 && (named(element) + "#").startsWith(used + "#")) {
                    return Optional.of(line);
                }
            }
        }
        return Optional.empty();
    }

    private static String named(CodeElement element) {
        return switch (element) {
            case InvokeInstruction it ->
                    it.owner().asInternalName() + "#" + it.name().stringValue();
            case FieldInstruction it -> it.owner().asInternalName() + "#" + it.name().stringValue();
            case NewObjectInstruction it -> it.className().asInternalName();
            default -> "";
        };
    }
}
