<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CurvesPanel</name>
    <message>
        <source>How training goes, epoch by epoch</source>
        <translation>训练过程（按轮次）</translation>
    </message>
    <message>
        <source>each step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>running mean</source>
        <translation>滑动平均</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>training set</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>test set</source>
        <translation>测试集</translation>
    </message>
</context>
<context>
    <name>LayerTable</name>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>LeNet</name>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>pooling</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>max pooling</source>
        <translation>最大汇聚</translation>
    </message>
    <message>
        <source>average pooling</source>
        <translation>平均汇聚</translation>
    </message>
    <message>
        <source>{0:.2f} % right on the test set</source>
        <translation>测试集精度 {0:.2f} %</translation>
    </message>
    <message>
        <source>in training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>after {0} steps of training</source>
        <translation>已训练 {0} 步</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>尚未训练</translation>
    </message>
</context>
<context>
    <name>LeNetPage</name>
    <message>
        <source>Nothing to recognise yet</source>
        <translation>还没有可识别的内容</translation>
    </message>
    <message>
        <source>These weights cannot be used</source>
        <translation>这些权重无法使用</translation>
    </message>
    <message>
        <source>No finite answer: the weights are too large</source>
        <translation>权重过大，无法得到有限的结果</translation>
    </message>
    <message>
        <source>Loading the weights…</source>
        <translation>正在加载权重…</translation>
    </message>
    <message>
        <source>It reads a {0}</source>
        <translation>识别为 {0}</translation>
    </message>
    <message>
        <source>It reads a {0}: right</source>
        <translation>识别为 {0}：正确</translation>
    </message>
    <message>
        <source>It reads a {0}; the label says {1}</source>
        <translation>识别为 {0}，而标签是 {1}</translation>
    </message>
    <message>
        <source>Draw a digit from 0 to 9 here</source>
        <translation>在这里画一个 0 到 9 的数字</translation>
    </message>
    <message>
        <source>From the test set, labelled {0}: draw over it</source>
        <translation>来自测试集，标签为 {0}：直接落笔即可重画</translation>
    </message>
    <message>
        <source>An example: draw over it</source>
        <translation>这是示例：直接落笔即可重画</translation>
    </message>
    <message>
        <source>The feature maps of your digit will be here</source>
        <translation>你画的数字的特征映射将显示在这里</translation>
    </message>
    <message>
        <source>Input, row {0}, column {1}: {2:.3f}</source>
        <translation>输入，第 {0} 行，第 {1} 列：{2:.3f}</translation>
    </message>
    <message>
        <source>{0}, map {1}, row {2}, column {3}: {4:.3f}</source>
        <translation>{0}，第 {1} 个特征映射，第 {2} 行，第 {3} 列：{4:.3f}</translation>
    </message>
    <message>
        <source>{0}, unit {1}: {2:.3f}</source>
        <translation>{0}，第 {1} 个单元：{2:.3f}</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>画数字</translation>
    </message>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的输入</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Inside: what every layer makes of it</source>
        <translation>内部：每一层的输出</translation>
    </message>
    <message>
        <source>28 × 28: scaled to fit 20 × 20, centred by its centre of mass</source>
        <translation>28 × 28：缩放到 20 × 20 以内，并按质心居中</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Draw with the mouse; or move the pen with the arrow keys and press Space to put it down and lift it</source>
        <translation>用鼠标绘画；或用方向键移动画笔，按空格键落笔和抬笔</translation>
    </message>
    <message>
        <source>Probability of each digit</source>
        <translation>每个数字的概率</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征映射</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Draw ink</source>
        <translation>用画笔绘画</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Take ink away (the right mouse button does so too)</source>
        <translation>擦除笔迹（按住鼠标右键也可擦除）</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation>画笔粗细</translation>
    </message>
    <message>
        <source>How thick the pen and the eraser are</source>
        <translation>画笔和橡皮的粗细</translation>
    </message>
    <message>
        <source>Take back the last stroke or choice (Ctrl+Z)</source>
        <translation>撤销上一笔或上一个选择 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>重做刚才撤销的操作</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empty the canvas (Delete)</source>
        <translation>清空画布 (Delete)</translation>
    </message>
    <message>
        <source>Random digit</source>
        <translation>随机数字</translation>
    </message>
    <message>
        <source>Put a digit of the test set on the canvas</source>
        <translation>把测试集中的一个数字放到画布上</translation>
    </message>
    <message>
        <source>Modern</source>
        <translation>现代</translation>
    </message>
    <message>
        <source>Predict with the bundled LeNet with ReLU and max pooling</source>
        <translation>用自带的 LeNet（ReLU 与最大汇聚）预测</translation>
    </message>
    <message>
        <source>Book&apos;s</source>
        <translation>书中</translation>
    </message>
    <message>
        <source>Predict with the bundled LeNet of the book: sigmoid and average pooling</source>
        <translation>用自带的书中 LeNet（sigmoid 与平均汇聚）预测</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Predict with the weights that you train here</source>
        <translation>用你在这里训练的权重预测</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>刻度</translation>
    </message>
    <message>
        <source>each layer its own</source>
        <translation>每层各自</translation>
    </message>
    <message>
        <source>one for all layers</source>
        <translation>所有层统一</translation>
    </message>
    <message>
        <source>Which values get the darkest and the brightest colour</source>
        <translation>哪些数值对应最深和最亮的颜色</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong: {0}. You can go on working.</source>
        <translation>出了点问题：{0}。你可以继续使用。</translation>
    </message>
    <message>
        <source>&lt;h3&gt;convlab {0}&lt;/h3&gt;&lt;p&gt;A laboratory for convolutional neural networks. It follows the chapter on them in &lt;i&gt;Dive into Deep Learning&lt;/i&gt;. Every number on the screen is computed by convlab&apos;s own NumPy core.&lt;/p&gt;&lt;p&gt;Code under the MIT licence. MNIST: © Yann LeCun and Corinna Cortes, CC BY-SA 3.0.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;convlab {0}&lt;/h3&gt;&lt;p&gt;卷积神经网络实验室，内容与《动手学深度学习》的相应章节对应。屏幕上的每个数字都由 convlab 自己的 NumPy 核心计算得出。&lt;/p&gt;&lt;p&gt;代码采用 MIT 许可证。MNIST：© Yann LeCun 与 Corinna Cortes，CC BY-SA 3.0。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>本列表</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation>下一个和上一个控件</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Canvas: move the pen (with Shift in larger steps)</source>
        <translation>画布：移动画笔（按住 Shift 步幅更大）</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Canvas: put the pen down, lift it</source>
        <translation>画布：落笔、抬笔</translation>
    </message>
    <message>
        <source>Canvas: clear</source>
        <translation>画布：清空</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>LeNet: train it live, draw to it, look inside</source>
        <translation>LeNet：实时训练、手写识别、查看内部</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>键盘操作(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About convlab</source>
        <translation>关于 convlab(&amp;A)</translation>
    </message>
    <message>
        <source>Follow the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
</context>
<context>
    <name>TrainingPanel</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>MNIST cannot be used: {0}</source>
        <translation>MNIST 无法使用：{0}</translation>
    </message>
    <message>
        <source>Loading MNIST…</source>
        <translation>正在加载 MNIST…</translation>
    </message>
    <message>
        <source>Done. Draw, or change one thing and train again.</source>
        <translation>训练完成。可以画数字，或改动一个设置再训练一次。</translation>
    </message>
    <message>
        <source>Stopped. The weights stay as they are until you train again or reset.</source>
        <translation>已停止。权重保持不变，直到再次训练或重置。</translation>
    </message>
    <message>
        <source>All weights began at zero, so the units of a layer all stay alike: there is little to learn with.</source>
        <translation>所有权重都从零开始，同一层的单元始终相同，因此几乎学不到东西。</translation>
    </message>
    <message>
        <source>The loss has shot up to {0}: the steps are too large. A ReLU that was pushed to give only 0 gets no gradient and stays there. Reset, and try a smaller learning rate.</source>
        <translation>损失猛增到 {0}：步长太大。被推到只输出 0 的 ReLU 得不到梯度，无法恢复。请重置并尝试更小的学习率。</translation>
    </message>
    <message>
        <source>The plateau: every digit still gets about 10 %. The sigmoids dampen the gradients, and for some epochs nothing seems to happen. With the book&apos;s settings it breaks after about three.</source>
        <translation>平台期：每个数字的概率仍约为 10 %。sigmoid 使梯度变小，几轮之内看似毫无变化。按书中的设置，大约三轮之后就会突破。</translation>
    </message>
    <message>
        <source>No better than guessing so far: a loss of 2.303 is that of ten equal guesses.</source>
        <translation>目前与随机猜测无异：2.303 正是十个类别概率相等时的损失。</translation>
    </message>
    <message>
        <source>Ready: {0} steps an epoch. Keep drawing while it trains.</source>
        <translation>就绪：每轮 {0} 步。训练时可以继续画。</translation>
    </message>
    <message>
        <source>Training ended with an error: {0}</source>
        <translation>训练因错误而结束：{0}</translation>
    </message>
    <message>
        <source>Diverged at step {0}: the loss is no longer a finite number. The learning rate {1} is probably too large for {2} with this optimiser. The last finite weights are kept.</source>
        <translation>在第 {0} 步发散：损失不再是有限数。对于 {2} 和这个优化器，学习率 {1} 可能太大。已保留最后一组有限的权重。</translation>
    </message>
    <message>
        <source>Modern</source>
        <translation>现代</translation>
    </message>
    <message>
        <source>ReLU, max pooling, Adam: learns within the first seconds</source>
        <translation>ReLU、最大汇聚、Adam：几秒之内就能学会</translation>
    </message>
    <message>
        <source>Book&apos;s</source>
        <translation>书中</translation>
    </message>
    <message>
        <source>Sigmoid, average pooling, SGD with learning rate 0.9, batches of 256</source>
        <translation>sigmoid、平均汇聚、SGD，学习率 0.9，批量大小 256</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>How many of MNIST&apos;s training images are used: with few, it learns them by heart</source>
        <translation>使用多少张 MNIST 训练图像：图像太少时网络会死记硬背</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>The function after each convolution and dense layer</source>
        <translation>每个卷积层和全连接层之后的函数</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>What each 2 × 2 window is reduced to</source>
        <translation>每个 2 × 2 窗口汇聚成什么</translation>
    </message>
    <message>
        <source>Initialiser</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>How the first weights are drawn</source>
        <translation>初始权重如何产生</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How a gradient becomes a step</source>
        <translation>梯度如何变成一步更新</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The size of the steps: too small learns slowly, too large diverges</source>
        <translation>步长：太小学得慢，太大会发散</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批量大小</translation>
    </message>
    <message>
        <source>How many images each step looks at</source>
        <translation>每一步使用多少张图像</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How many times all images are seen</source>
        <translation>所有图像被看多少遍</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Decides the first weights and the order of the images: the same seed, the same run</source>
        <translation>决定初始权重和图像顺序：种子相同，过程相同</translation>
    </message>
    <message>
        <source>MNIST, {0}</source>
        <translation>MNIST，{0}</translation>
    </message>
    <message>
        <source>average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Xavier uniform</source>
        <translation>Xavier 均匀分布</translation>
    </message>
    <message>
        <source>Kaiming normal</source>
        <translation>Kaiming 正态分布</translation>
    </message>
    <message>
        <source>normal, σ = 0.01</source>
        <translation>正态分布，σ = 0.01</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>带动量的 SGD</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Take one training step</source>
        <translation>训练一步</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End this run and keep its weights</source>
        <translation>结束这次训练并保留权重</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Back to the first weights of this seed; the curves are cleared</source>
        <translation>回到该种子的初始权重，并清空曲线</translation>
    </message>
    <message>
        <source>Draw another seed and start afresh from its weights</source>
        <translation>换一个随机种子，从新的初始权重重新开始</translation>
    </message>
    <message>
        <source>Train a LeNet; your digit&apos;s prediction follows its weights</source>
        <translation>训练一个 LeNet；你画的数字的预测会随权重变化</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>测试精度</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>examples/s</source>
        <translation>样本/秒</translation>
    </message>
    <message>
        <source>time left</source>
        <translation>剩余时间</translation>
    </message>
</context>
</TS>
