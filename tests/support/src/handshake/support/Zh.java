package handshake.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A test's name in Chinese. The English one is the method's own.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Zh {
    String value();
}
