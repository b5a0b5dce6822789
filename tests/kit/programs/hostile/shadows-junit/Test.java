// Stands in the place of JUnit's own, so that no test is found.
package org.junit.jupiter.api;

public @interface Test {}
