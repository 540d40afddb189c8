import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.codelibs.opensearch.runner.OpenSearchRunner;
import org.opensearch.common.settings.Settings;

/**
 * One node of a cluster on this machine, until the process is ended.
 *
 * <p>Arguments: the node's number from 1, how many nodes there are, the folder of its data, the
 * port below the first one for HTTP, the port below the first one between nodes.
 */
public final class Node {
    private static final String HERE = "127.0.0.1";

    private final int number;
    private final int nodes;
    private final Path folder;
    private final int http;
    private final int transport;

    private Node(String... arguments) {
        number = Integer.parseInt(arguments[0]);
        nodes = Integer.parseInt(arguments[1]);
        folder = Path.of(arguments[2]);
        http = Integer.parseInt(arguments[3]);
        transport = Integer.parseInt(arguments[4]);
    }

    public static void main(String[] arguments) throws Exception {
        OpenSearchRunner runner = new Node(arguments).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner)));
        Thread.currentThread().join();
    }

    private OpenSearchRunner start() {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.setMaxHttpPort(-1); // this very port, or none
        runner.onBuild((index, settings) -> configure(settings));
        runner.build(
                OpenSearchRunner.newConfigs()
                        .basePath(folder.toString())
                        .clusterName("hoptac-test")
                        .numOfNode(1)
                        .baseHttpPort(http + number - 1));
        return runner;
    }

    private void configure(Settings.Builder settings) {
        settings.put("node.name", name(number));
        settings.put("network.host", HERE);
        settings.put("http.port", http + number);
        settings.put("transport.port", transport + number);
        settings.put("action.auto_create_index", false);
        settings.put("indices.query.bool.max_clause_count", 8192);
        settings.put("cluster.max_shards_per_node", 5000);
        settings.put("cluster.routing.allocation.disk.threshold_enabled", false);
        if (nodes == 1) {
            settings.put("discovery.type", "single-node");
            return;
        }
        settings.put("discovery.type", "zen"); // else the runner takes a node for a cluster
        settings.putList("discovery.seed_hosts", all(i -> HERE + ":" + (transport + i)));
        settings.putList("cluster.initial_cluster_manager_nodes", all(Node::name));
    }

    private List<String> all(java.util.function.IntFunction<String> of) {
        return IntStream.rangeClosed(1, nodes).mapToObj(of).toList();
    }

    private static String name(int number) {
        return "node-" + number;
    }

    private static void close(OpenSearchRunner runner) {
        try {
            runner.close();
        } catch (java.io.IOException error) {
            System.err.println(error);
        }
    }
}
