package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import net.jqwik.api.lifecycle.LifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ServiceLoader;

final class SeedHookTest {
    private final String before = System.getProperty(SeedHook.PROPERTY);
    private final PropertyLifecycleContext context = mock(PropertyLifecycleContext.class);
    private final PropertyAttributes attributes = mock(PropertyAttributes.class);
    private final PropertyExecutor property = mock(PropertyExecutor.class);
    private final PropertyExecutionResult result = mock(PropertyExecutionResult.class);

    @AfterEach
    void put_it_back() {
        set(before);
    }

    @Test
    void every_property_gets_the_seed_of_the_run() {
        set("4711");
        assertSame(result, run());
        verify(attributes).setSeed("4711");
    }

    @Test
    void without_one_a_property_keeps_its_own() {
        set(null);
        assertSame(result, run());
        verify(attributes, never()).setSeed("4711");
        verify(context, never()).attributes();
    }

    @Test
    void jqwik_finds_it() {
        long found =
                ServiceLoader.load(LifecycleHook.class).stream()
                        .filter(it -> it.type().equals(SeedHook.class))
                        .count();
        assertEquals(1, found);
    }

    @Test
    void it_holds_for_all_properties_below() {
        assertEquals(PropagationMode.ALL_DESCENDANTS, new SeedHook().propagateTo());
    }

    private PropertyExecutionResult run() {
        when(context.attributes()).thenReturn(attributes);
        when(property.execute()).thenReturn(result);
        return new SeedHook().aroundProperty(context, property);
    }

    private static void set(String seed) {
        if (seed == null) {
            System.clearProperty(SeedHook.PROPERTY);
        } else {
            System.setProperty(SeedHook.PROPERTY, seed);
        }
    }
}
