package handshake.support;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/// Gives every property the seed of the run (system property `handshake.seed`), so that a failure
/// can be replayed. jqwik finds it as a service.
public final class SeedHook implements AroundPropertyHook {
    /// The name of the system property that holds the seed, a whole number.
    public static final String PROPERTY = "handshake.seed";

    @Override
    public PropertyExecutionResult aroundProperty(
            PropertyLifecycleContext context, PropertyExecutor property) {
        String seed = System.getProperty(PROPERTY);
        if (seed != null) {
            context.attributes().setSeed(seed);
        }
        return property.execute();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
