package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Volume;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The manifest for Kubernetes, read by Kubernetes' own definitions: what its client, which is made
/// from them, does not know, misses or understands as something else, a cluster would refuse.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class KubernetesJobTest {
    private static final Path MANIFEST = Path.of("../platforms/kubernetes-indexed-job.yaml");

    @Test
    void the_manifest_is_a_job_that_a_cluster_takes() throws IOException {
        V1Job job = read(Files.readString(MANIFEST));
        assertEquals("batch/v1", job.getApiVersion());
        assertEquals("Job", job.getKind());
        assertEquals("Indexed", job.getSpec().getCompletionMode());
        V1PodSpec pod = job.getSpec().getTemplate().getSpec();
        assertTrue(Set.of("Never", "OnFailure").contains(pod.getRestartPolicy()));
        Set<String> volumes =
                pod.getVolumes().stream().map(V1Volume::getName).collect(Collectors.toSet());
        List<String> mounted =
                pod.getContainers().getFirst().getVolumeMounts().stream()
                        .map(it -> it.getName())
                        .toList();
        assertEquals(volumes, Set.copyOf(mounted), "every volume is there, and used");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    completionMode: Indexed      | completionsMode: Indexed   | not defined in the `V1JobSpec`
                    '      containers:'          | '      container:'         | not defined in the `V1PodSpec`
                    mountPath: /class            | mountpath: /class          | not defined in the `V1VolumeMount`
                    'claimName: '                | 'claim: '                  | not defined in the `V1Pers
                    '        - name: grade'      | '        - tty: true'      | required field `name`
                    mountPath: /tmp              | readOnly: false            | required field `mountPath`
                    '  template:'                | '  selector:'              | required field `template`
                    completions: 16              | completions: sixteen       | NumberFormatException
                    completions: 16              | 'completions: "16"'        | is taken for
                    'value: "16"'                | value: 16                  | is taken for
                    enableServiceLinks: false    | 'enableServiceLinks: "no"' | is taken for
                    'command: ["/bin/sh", "-c"]' | command: /bin/sh           | field `command` to be an array
                    memory: 4Gi                  | memory: four               | Unable to parse
                    """)
    void a_mistake_in_it_would_be_found(String right, String wrong, String because)
            throws IOException {
        String text = Files.readString(MANIFEST);
        assertTrue(text.contains(right), right);
        String altered = text.replace(right, wrong);
        var refused = assertThrows(RuntimeException.class, () -> read(altered), altered);
        assertTrue(refused.getMessage().contains(because), refused::getMessage);
    }

    /// What a reader of Kubernetes' own makes of the text.
    ///
    /// @throws IllegalArgumentException if a field is unknown or missing, or a value is of another
    ///   type than the field (16 for "16": a cluster converts nothing)
    private static V1Job read(String yaml) {
        JsonNode written = new YAMLMapper().readTree(yaml);
        V1Job job = JSON.deserialize(written.toString(), V1Job.class);
        JsonNode understood = new JsonMapper().readTree(JSON.serialize(job));
        if (!filled(understood).equals(filled(written))) {
            throw new IllegalArgumentException("%s is taken for %s".formatted(written, understood));
        }
        return job;
    }

    /// The same without empty lists and objects, in which the reader puts what was not said.
    private static JsonNode filled(JsonNode node) {
        node.forEach(KubernetesJobTest::filled);
        if (node instanceof ObjectNode object) {
            object.removeIf(it -> it.isContainer() && it.isEmpty());
        }
        return node;
    }
}
