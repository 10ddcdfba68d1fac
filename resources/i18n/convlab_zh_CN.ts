<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ArchitectureView</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Book’s LeNet</source>
        <translation>书中的 LeNet</translation>
    </message>
    <message>
        <source>The book’s LeNet: sigmoid and average pooling</source>
        <translation>书中的 LeNet：sigmoid 与平均汇聚</translation>
    </message>
    <message>
        <source>LeNet-5</source>
        <translation>LeNet-5</translation>
    </message>
    <message>
        <source>LeNet-5 (1998), as far as these layers allow: tanh and average pooling</source>
        <translation>1998 年的 LeNet-5（以现有的层所能做到的为限）：tanh 与平均汇聚</translation>
    </message>
    <message>
        <source>ReLU + max</source>
        <translation>ReLU + 最大汇聚</translation>
    </message>
    <message>
        <source>The layers of the book’s LeNet with ReLU and max pooling</source>
        <translation>书中 LeNet 的各层，改用 ReLU 与最大汇聚</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>Dense layers only, with about as many parameters as the current network</source>
        <translation>只有全连接层，参数个数与当前网络大致相同</translation>
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
        <source>average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大</translation>
    </message>
</context>
<context>
    <name>AveragePanel</name>
    <message>
        <source>Average pooling as a convolution</source>
        <translation>平均汇聚写成卷积</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>convolved</source>
        <translation>卷积结果</translation>
    </message>
    <message>
        <source>averages</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>All weights are equal, 1/{0}; none is learned. Largest difference between the two: {1}.</source>
        <translation>所有权重都等于 1/{0}，无需学习。两者的最大差异：{1}。</translation>
    </message>
    <message>
        <source>Padding counts as zeros here.</source>
        <translation>这里填充按零计。</translation>
    </message>
</context>
<context>
    <name>BackwardGeometry</name>
    <message>
        <source>At most {0}: no more than half of a window may be padding, as in PyTorch.</source>
        <translation>最多为 {0}：与 PyTorch 一样，填充不能超过窗口的一半。</translation>
    </message>
    <message>
        <source>counting, presets, dilation</source>
        <translation>计数方式、预设、膨胀率</translation>
    </message>
    <message>
        <source>The average counts the padding</source>
        <translation>平均值计入填充</translation>
    </message>
    <message>
        <source>Then the padding takes its share of the gradient, which is lost</source>
        <translation>这样填充也分走一份梯度，而这份梯度就丢失了</translation>
    </message>
</context>
<context>
    <name>BackwardInput</name>
    <message>
        <source>At most {0} rows or columns: every number is to be read here.</source>
        <translation>最多 {0} 行或列：这里要能看清每一个数。</translation>
    </message>
</context>
<context>
    <name>BackwardPage</name>
    <message>
        <source>backward pass: </source>
        <translation>反向传播：</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>没有差别</translation>
    </message>
    <message>
        <source>the same but for rounding</source>
        <translation>只差舍入误差</translation>
    </message>
    <message>
        <source>relative error {0}</source>
        <translation>相对误差 {0}</translation>
    </message>
    <message>
        <source>{0}: no more than rounding explains</source>
        <translation>{0}：不超过舍入误差</translation>
    </message>
    <message>
        <source>{0}: h reaches across a kink</source>
        <translation>{0}：h 跨过了一个折点</translation>
    </message>
    <message>
        <source>{0}: the curve bends within h</source>
        <translation>{0}：曲线在 h 的范围内已经弯曲</translation>
    </message>
    <message>
        <source>A tie</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>A corner</source>
        <translation>折角</translation>
    </message>
    <message>
        <source>to the right </source>
        <translation>右侧 </translation>
    </message>
    <message>
        <source>, to the left </source>
        <translation>，左侧 </translation>
    </message>
    <message>
        <source>; the backward pass takes </source>
        <translation>；反向传播取 </translation>
    </message>
    <message>
        <source>The only number agrees exactly.</source>
        <translation>唯一的一个数完全一致。</translation>
    </message>
    <message>
        <source>All {0} numbers agree exactly.</source>
        <translation>全部 {0} 个数完全一致。</translation>
    </message>
    <message>
        <source>One number compared: relative error {0}, {1}.</source>
        <translation>比较了一个数：相对误差 {0}，位于 {1}。</translation>
    </message>
    <message>
        <source>All {0} numbers agree: largest relative error {1}, at {2}.</source>
        <translation>全部 {0} 个数一致：最大相对误差 {1}，位于 {2}。</translation>
    </message>
    <message>
        <source>{0} numbers compared: largest relative error {1}, at {2}.</source>
        <translation>比较了 {0} 个数：最大相对误差 {1}，位于 {2}。</translation>
    </message>
    <message>
        <source>1 cell lies at a kink and has no derivative.</source>
        <translation>1 个元素位于折点，不可导。</translation>
    </message>
    <message>
        <source>{0} cells lie at a kink and have no derivative.</source>
        <translation>{0} 个元素位于折点，不可导。</translation>
    </message>
    <message>
        <source>Point at a number of X, K or b: its gradient is checked here.</source>
        <translation>指向 X、K 或 b 中的一个数：这里会检验它的梯度。</translation>
    </message>
    <message>
        <source>Windows of at most {0} × {0} cells, within {1} × {1}, are followed back here.</source>
        <translation>这里只能反向跟踪不超过 {0} × {0} 个元素、跨度不超过 {1} × {1} 的窗口。</translation>
    </message>
    <message>
        <source>Of the {0} × {1} input the {2} × {3} cells around the step are shown: here all are read.</source>
        <translation>{0} × {1} 的输入只显示当前步周围的 {2} × {3} 个元素：这里要能看清每一个数。</translation>
    </message>
    <message>
        <source>Of the {0} × {1} input the {2} × {3} cells in the middle are shown: here all are read.</source>
        <translation>{0} × {1} 的输入只显示中间的 {2} × {3} 个元素：这里要能看清每一个数。</translation>
    </message>
    <message>
        <source>The upstream gradient has the size of the output, {0} × {1}; this matrix is {2} × {3}.</source>
        <translation>上游梯度与输出同样大小，为 {0} × {1}；这个矩阵是 {2} × {3}。</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>法则</translation>
    </message>
    <message>
        <source>The layer that the gradient goes back through; kernel, window and geometry are kept</source>
        <translation>梯度反向经过的层；卷积核、窗口和几何设置会保留</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>运算</translation>
    </message>
    <message>
        <source> falls on this cell of the padding and is dropped</source>
        <translation> 落在填充的这个元素上，被丢弃</translation>
    </message>
    <message>
        <source>: the cell lies in no window</source>
        <translation>：这个元素不在任何窗口中</translation>
    </message>
    <message>
        <source>: nothing goes back from here</source>
        <translation>：这里没有梯度往回传</translation>
    </message>
    <message>
        <source> adds </source>
        <translation> 把 </translation>
    </message>
    <message>
        <source>: each adds </source>
        <translation>：各把 </translation>
    </message>
    <message>
        <source> to its window of ∂L/∂X, </source>
        <translation> 加到 ∂L/∂X 中它的窗口，把 </translation>
    </message>
    <message>
        <source>G·window</source>
        <translation>G·窗口</translation>
    </message>
    <message>
        <source> to ∂L/∂K, G to ∂L/∂b</source>
        <translation> 加到 ∂L/∂K，把 G 加到 ∂L/∂b</translation>
    </message>
    <message>
        <source>: each counted cell of its window gets 1/{0} of it</source>
        <translation>：窗口中每个计入的元素得到它的 1/{0}</translation>
    </message>
    <message>
        <source>: each times the slope at its own input</source>
        <translation>：各自乘以自己输入处的斜率</translation>
    </message>
    <message>
        <source> times the slope </source>
        <translation> 乘以斜率 </translation>
    </message>
    <message>
        <source> goes back: </source>
        <translation> 往回传：</translation>
    </message>
    <message>
        <source>: each goes to the winner of its own window</source>
        <translation>：各自传给自己窗口中的胜者</translation>
    </message>
    <message>
        <source> goes whole to the first cell of its window that holds {0}</source>
        <translation> 全部传给窗口中第一个值为 {0} 的元素</translation>
    </message>
    <message>
        <source>over all windows with [i, j] in them</source>
        <translation>对所有包含 [i, j] 的窗口</translation>
    </message>
    <message>
        <source> / cells counted</source>
        <translation> / 计入的元素数</translation>
    </message>
    <message>
        <source>over all windows that [i, j] wins</source>
        <translation>对所有由 [i, j] 胜出的窗口</translation>
    </message>
    <message>
        <source>All outputs count alike: the middle cell went into all four and gets 0 + 1 + 2 + 3 = 6, each corner a single weight.</source>
        <translation>所有输出同等重要：中间的元素参与了全部四个输出，得到 0 + 1 + 2 + 3 = 6；每个角只得到一个权重。</translation>
    </message>
    <message>
        <source>2  One output matters</source>
        <translation>2  只有一个输出起作用</translation>
    </message>
    <message>
        <source>3  Upstream 1, 2, 3, 4</source>
        <translation>3  上游 1、2、3、4</translation>
    </message>
    <message>
        <source>4  Padding</source>
        <translation>4  填充</translation>
    </message>
    <message>
        <source>5  Stride 2</source>
        <translation>5  步幅 2</translation>
    </message>
    <message>
        <source>6  Dilation 2</source>
        <translation>6  膨胀率 2</translation>
    </message>
    <message>
        <source>7  Two channels in, two out</source>
        <translation>7  两个输入通道，两个输出通道</translation>
    </message>
    <message>
        <source>9  A 5 × 5 blur</source>
        <translation>9  5 × 5 模糊</translation>
    </message>
    <message>
        <source>10  Max pooling</source>
        <translation>10  最大汇聚</translation>
    </message>
    <message>
        <source>11  Max pooling with ties</source>
        <translation>11  有并列的最大汇聚</translation>
    </message>
    <message>
        <source>12  Average pooling</source>
        <translation>12  平均汇聚</translation>
    </message>
    <message>
        <source>13  Average pooling, padded</source>
        <translation>13  带填充的平均汇聚</translation>
    </message>
    <message>
        <source>14  ReLU at 0</source>
        <translation>14  ReLU 在 0 处</translation>
    </message>
    <message>
        <source>15  Sigmoid, saturated</source>
        <translation>15  饱和的 sigmoid</translation>
    </message>
    <message>
        <source>A single upstream 1 stamps the kernel onto ∂L/∂X, and its window of the input onto ∂L/∂K.</source>
        <translation>上游只有一个 1：它把卷积核印到 ∂L/∂X 上，把输入中它的窗口印到 ∂L/∂K 上。</translation>
    </message>
    <message>
        <source>1  The book’s 3 × 3 and 2 × 2</source>
        <translation>1  书中的 3 × 3 与 2 × 2</translation>
    </message>
    <message>
        <source>Play it: each upstream gradient adds itself times the kernel to its window; where windows overlap, the gradients add up.</source>
        <translation>播放看看：每个上游梯度把自己乘以卷积核加到它的窗口上；窗口重叠处，梯度相加。</translation>
    </message>
    <message>
        <source>With full padding every cell meets every weight: each gets 0 + 1 + 2 + 3 = 6. What falls on the padding is dropped.</source>
        <translation>全填充时每个元素都遇到每个权重：各得 0 + 1 + 2 + 3 = 6。落在填充上的部分被丢弃。</translation>
    </message>
    <message>
        <source>The windows do not overlap: each upstream gradient leaves its own multiple of the kernel. Cells in no window get 0.</source>
        <translation>窗口互不重叠：每个上游梯度留下卷积核的相应倍数。不在任何窗口中的元素得到 0。</translation>
    </message>
    <message>
        <source>The gradient goes back to every second cell of the window: to where the weights lay.</source>
        <translation>梯度回到窗口中每隔一个的元素：也就是权重所在的位置。</translation>
    </message>
    <message>
        <source>A cell of the input gathers from both outputs, through a slice of its own for each; a slice gathers from its own output alone.</source>
        <translation>输入的一个元素从两个输出收集梯度，各经过一个切片；而一个切片只从自己的输出收集。</translation>
    </message>
    <message>
        <source>8  The book’s edges</source>
        <translation>8  书中的边缘</translation>
    </message>
    <message>
        <source>Every inner cell is added once and subtracted once, so its gradient is 0: only the first and the last column change the sum of the outputs.</source>
        <translation>内部的每个元素被加一次、减一次，所以梯度为 0：只有第一列和最后一列会改变输出之和。</translation>
    </message>
    <message>
        <source>Upstream gradients of changing sign through a 5 × 5 blur: what they send back cancels, and no cell gets more than 0.04.</source>
        <translation>正负交替的上游梯度经过 5 × 5 模糊：传回的部分互相抵消，没有元素得到超过 0.04。</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大汇聚</translation>
    </message>
    <message>
        <source>The largest cell of each window gets its whole gradient: 4, 5, 7 and 8 get 1 each, the others nothing.</source>
        <translation>每个窗口中最大的元素得到全部梯度：4、5、7、8 各得 1，其余得不到。</translation>
    </message>
    <message>
        <source>In three windows two cells are the largest: there is no derivative, and the first in reading order gets everything. Point at one to see both slopes.</source>
        <translation>有三个窗口中两个元素并列最大：此处不可导，按阅读顺序的第一个得到全部梯度。指向其中一个即可看到两侧的斜率。</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均汇聚</translation>
    </message>
    <message>
        <source>Each of the four cells of a window gets a quarter of its gradient; the middle cell lies in all four windows and gets 1.</source>
        <translation>窗口的四个元素各得四分之一的梯度；中间的元素在全部四个窗口中，得到 1。</translation>
    </message>
    <message>
        <source>Padding counts in the average: a ninth of each gradient falls on every pad cell in its window, and is lost.</source>
        <translation>平均值计入填充：窗口中每个填充元素分走九分之一的梯度，这部分就丢失了。</translation>
    </message>
    <message>
        <source>At 0 the curve has a corner: slope 1 to the right, 0 to the left. The backward pass takes 0, as in PyTorch.</source>
        <translation>曲线在 0 处有折角：右侧斜率 1，左侧斜率 0。反向传播取 0，与 PyTorch 相同。</translation>
    </message>
    <message>
        <source>At 0 a quarter of the gradient passes, at −5 and 5 less than a hundredth: so gradients vanish.</source>
        <translation>在 0 处有四分之一的梯度通过，在 −5 和 5 处不到百分之一：梯度就这样消失。</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Min pooling</source>
        <translation>最小汇聚</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>All 1</source>
        <translation>全为 1</translation>
    </message>
    <message>
        <source>A single 1</source>
        <translation>只有一个 1</translation>
    </message>
    <message>
        <source>1, 2, 3, …</source>
        <translation>1、2、3、…</translation>
    </message>
    <message>
        <source>1 and −1 in turn</source>
        <translation>1 与 −1 交替</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>The layer forwards: each number stands above its gradient</source>
        <translation>这一层的前向计算：每个数都在它的梯度上方</translation>
    </message>
    <message>
        <source>∂L/∂X as cross-correlation</source>
        <translation>∂L/∂X 作为互相关</translation>
    </message>
    <message>
        <source>The gradient of the input as one full cross-correlation of the upstream gradient with the kernel turned by 180°</source>
        <translation>输入的梯度就是上游梯度与旋转 180° 的卷积核的一次全互相关</translation>
    </message>
    <message>
        <source>∂L/∂K as cross-correlation</source>
        <translation>∂L/∂K 作为互相关</translation>
    </message>
    <message>
        <source>The gradient of the kernel as one cross-correlation of the input with the upstream gradient</source>
        <translation>卷积核的梯度就是输入与上游梯度的一次互相关</translation>
    </message>
    <message>
        <source>, padded {0} × {1}</source>
        <translation>，填充后 {0} × {1}</translation>
    </message>
    <message>
        <source>Slopes f′(X) {0}</source>
        <translation>斜率 f′(X) {0}</translation>
    </message>
    <message>
        <source>∂Y/∂X in this window {0}</source>
        <translation>此窗口中的 ∂Y/∂X {0}</translation>
    </message>
    <message>
        <source>Input X {0}</source>
        <translation>输入 X {0}</translation>
    </message>
    <message>
        <source>Kernel K {0}</source>
        <translation>卷积核 K {0}</translation>
    </message>
    <message>
        <source>Window of this step {0}</source>
        <translation>当前步的窗口 {0}</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>偏置 b</translation>
    </message>
    <message>
        <source>Output Y {0}</source>
        <translation>输出 Y {0}</translation>
    </message>
    <message>
        <source>Upstream G = ∂L/∂Y {0}</source>
        <translation>上游 G = ∂L/∂Y {0}</translation>
    </message>
    <message>
        <source>Forward: Y = X ⋆ K + b</source>
        <translation>前向：Y = X ⋆ K + b</translation>
    </message>
    <message>
        <source>Forward: each output is the largest cell of its window</source>
        <translation>前向：每个输出是窗口中最大的元素</translation>
    </message>
    <message>
        <source>Forward: each output is the smallest cell of its window</source>
        <translation>前向：每个输出是窗口中最小的元素</translation>
    </message>
    <message>
        <source>Forward: each output is the average of its window</source>
        <translation>前向：每个输出是窗口的平均值</translation>
    </message>
    <message>
        <source>Forward: Y = max(X, 0)</source>
        <translation>前向：Y = max(X, 0)</translation>
    </message>
    <message>
        <source>Forward: Y = 1/(1 + e⁻ˣ)</source>
        <translation>前向：Y = 1/(1 + e⁻ˣ)</translation>
    </message>
    <message>
        <source>Backward: L = Σ G·Y = {0}</source>
        <translation>反向：L = Σ G·Y = {0}</translation>
    </message>
    <message>
        <source>Equal to {0} below</source>
        <translation>与下方的 {0} 相等</translation>
    </message>
    <message>
        <source>Equal to {0} below, but for rounding: {1}</source>
        <translation>与下方的 {0} 相等，只差舍入误差：{1}</translation>
    </message>
    <message>
        <source>G, zeros between</source>
        <translation>G，其间插零</translation>
    </message>
    <message>
        <source>X {0}</source>
        <translation>X {0}</translation>
    </message>
    <message>
        <source>G / count</source>
        <translation>G / 个数</translation>
    </message>
    <message>
        <source>{0} with zeros between and around</source>
        <translation>{0}，其间和四周补零</translation>
    </message>
    <message>
        <source>{0} with zeros between</source>
        <translation>{0}，其间插零</translation>
    </message>
    <message>
        <source>{0} with zeros around</source>
        <translation>{0}，四周补零</translation>
    </message>
    <message>
        <source>K turned by 180°</source>
        <translation>旋转 180° 的 K</translation>
    </message>
    <message>
        <source>Equal weights</source>
        <translation>相等的权重</translation>
    </message>
    <message>
        <source>No output matters to the loss: every gradient is 0.</source>
        <translation>没有输出影响损失：所有梯度都是 0。</translation>
    </message>
    <message>
        <source>Each upstream gradient goes back to its window, times the kernel; and to the kernel, times its window.</source>
        <translation>每个上游梯度乘以卷积核，回到它的窗口；乘以它的窗口，回到卷积核。</translation>
    </message>
    <message>
        <source>The largest cell of each window gets the whole upstream gradient, the others get nothing.</source>
        <translation>每个窗口中最大的元素得到全部上游梯度，其余得不到。</translation>
    </message>
    <message>
        <source>The smallest cell of each window gets the whole upstream gradient, the others get nothing.</source>
        <translation>每个窗口中最小的元素得到全部上游梯度，其余得不到。</translation>
    </message>
    <message>
        <source>Where the input is above 0 the gradient passes as it is; elsewhere it stops.</source>
        <translation>输入大于 0 处梯度原样通过；其他地方梯度到此为止。</translation>
    </message>
    <message>
        <source>Each gradient is multiplied by the slope of the curve there: at most a quarter, far from 0 almost nothing.</source>
        <translation>每个梯度乘以曲线在该处的斜率：至多四分之一，远离 0 处几乎为零。</translation>
    </message>
    <message>
        <source>The cells of a window that lie on the input share its gradient equally.</source>
        <translation>窗口中位于输入上的元素平分它的梯度。</translation>
    </message>
    <message>
        <source>The cells of a window share its upstream gradient equally.</source>
        <translation>窗口的各元素平分它的上游梯度。</translation>
    </message>
    <message>
        <source>It stops at 1 of {0} cells here.</source>
        <translation>这里 {0} 个元素中有 1 个处停止。</translation>
    </message>
    <message>
        <source>It stops at {0} of {1} cells here.</source>
        <translation>这里 {1} 个元素中有 {0} 个处停止。</translation>
    </message>
    <message>
        <source>Input {0} = {1}, gradient {2}</source>
        <translation>输入 {0} = {1}，梯度 {2}</translation>
    </message>
    <message>
        <source>Kernel {0} = {1}, gradient {2}</source>
        <translation>卷积核 {0} = {1}，梯度 {2}</translation>
    </message>
    <message>
        <source>Bias {0} = {1}, gradient {2}</source>
        <translation>偏置 {0} = {1}，梯度 {2}</translation>
    </message>
    <message>
        <source>Output {0} = {1}, upstream gradient {2}</source>
        <translation>输出 {0} = {1}，上游梯度 {2}</translation>
    </message>
    <message>
        <source>Padding: {0}</source>
        <translation>填充：{0}</translation>
    </message>
</context>
<context>
    <name>CellCursor</name>
    <message>
        <source>row {0}, column {1}: {2}</source>
        <translation>第 {0} 行，第 {1} 列：{2}</translation>
    </message>
    <message>
        <source>Value in row {0}, column {1}</source>
        <translation>第 {0} 行第 {1} 列的值</translation>
    </message>
</context>
<context>
    <name>Chain</name>
    <message>
        <source> has a part in 1 cell of z</source>
        <translation> 参与计算 z 的 1 个元素</translation>
    </message>
    <message>
        <source> has a part in {0} cells of z</source>
        <translation> 参与计算 z 的 {0} 个元素</translation>
    </message>
    <message>
        <source> multiplies 16 cells of x, one for each cell of z</source>
        <translation> 与 x 的 16 个元素相乘，z 的每个元素对应一个</translation>
    </message>
    <message>
        <source> is added to each of the 16 cells of z</source>
        <translation> 加到 z 的 16 个元素上</translation>
    </message>
    <message>
        <source> multiplies {0} = {1} and goes into {2}</source>
        <translation> 与 {0} = {1} 相乘，计入 {2}</translation>
    </message>
    <message>
        <source> is added to {0}</source>
        <translation> 加到 {0} 上</translation>
    </message>
    <message>
        <source>each of four cells gets a quarter</source>
        <translation>四个元素各得四分之一</translation>
    </message>
    <message>
        <source>it holds the maximum of its window</source>
        <translation>它是所在窗口的最大值</translation>
    </message>
    <message>
        <source>{0} is as large and comes first</source>
        <translation>{0} 与它相等且排在前面</translation>
    </message>
    <message>
        <source>{0} is larger</source>
        <translation>{0} 更大</translation>
    </message>
    <message>
        <source>{0} = {1} is above 0</source>
        <translation>{0} = {1} 大于 0</translation>
    </message>
    <message>
        <source>{0} = {1} is not above 0</source>
        <translation>{0} = {1} 不大于 0</translation>
    </message>
    <message>
        <source>{0} updates, then the next</source>
        <translation>已更新 {0} 次，以及下一次</translation>
    </message>
    <message>
        <source>1 update, then the next</source>
        <translation>已更新 1 次，以及下一次</translation>
    </message>
    <message>
        <source>now, and after an update</source>
        <translation>现在，以及更新一次之后</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大汇聚</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均汇聚</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>softmax and loss</source>
        <translation>softmax 与损失</translation>
    </message>
    <message>
        <source>Forward: {0}</source>
        <translation>前向：{0}</translation>
    </message>
    <message>
        <source>Backward: {0}</source>
        <translation>反向：{0}</translation>
    </message>
    <message>
        <source>1  A lying bar</source>
        <translation>1  横条</translation>
    </message>
    <message>
        <source>2  An upright bar</source>
        <translation>2  竖条</translation>
    </message>
    <message>
        <source>3  A dead ReLU</source>
        <translation>3  死亡的 ReLU</translation>
    </message>
    <message>
        <source>4  Sure, and wrong</source>
        <translation>4  自信的错误</translation>
    </message>
    <message>
        <source>5  Sure, and right</source>
        <translation>5  自信的正确</translation>
    </message>
    <message>
        <source>6  Average pooling</source>
        <translation>6  平均汇聚</translation>
    </message>
    <message>
        <source>7  Sigmoid</source>
        <translation>7  Sigmoid</translation>
    </message>
    <message>
        <source>8  Too large a learning rate</source>
        <translation>8  学习率过大</translation>
    </message>
    <message>
        <source>upright</source>
        <translation>竖条</translation>
    </message>
    <message>
        <source>lying</source>
        <translation>横条</translation>
    </message>
    <message>
        <source>Numbers flow forward, to the right, and end in a loss of {0}. Gradients flow back, to the left: they tell every weight how to lessen it.</source>
        <translation>数值向右前向流动，最后得到损失 {0}；梯度向左反向流动，告诉每个权重怎样减小它。</translation>
    </message>
    <message>
        <source>An upright bar, and the kernel answers to upright lines: {0} for the right class, a loss of {1}.</source>
        <translation>输入是竖条，而卷积核对竖线有响应：正确类别的概率为 {0}，损失为 {1}。</translation>
    </message>
    <message>
        <source>A bias of {0} pushes every z below 0. The ReLU then passes no gradient, and the kernel learns nothing; only the biases c do.</source>
        <translation>偏置 {0} 使所有 z 都小于 0。于是 ReLU 不传递任何梯度，卷积核什么也学不到，只有偏置 c 在学习。</translation>
    </message>
    <message>
        <source>Only {0} for the right class: ∂L/∂o is almost ±1, the most there can be. The gradients are large.</source>
        <translation>正确类别的概率只有 {0}：∂L/∂o 接近 ±1，已是最大。梯度很大。</translation>
    </message>
    <message>
        <source>{0} for the right class: ∂L/∂o is almost 0, and with it every gradient. There is nothing to learn.</source>
        <translation>正确类别的概率为 {0}：∂L/∂o 接近 0，所有梯度也都接近 0。已经没有什么可学。</translation>
    </message>
    <message>
        <source>Average pooling gives each of its four cells a quarter of the gradient; max pooling gives one all.</source>
        <translation>平均汇聚把梯度平分给窗口中的四个元素；最大汇聚则全部给其中一个。</translation>
    </message>
    <message>
        <source>The slope of the sigmoid is at most ¼: gradients up to {0} arrive, no more than {1} gets through.</source>
        <translation>sigmoid 的斜率最大只有 ¼：到达的梯度最大为 {0}，穿过它之后最大只剩 {1}。</translation>
    </message>
    <message>
        <source>At a learning rate of {0} the update goes too far: the loss jumps from {1} to {2}. At {3} it falls to {4}.</source>
        <translation>学习率为 {0} 时更新走得太远：损失从 {1} 跳到 {2}。学习率为 {3} 时则降到 {4}。</translation>
    </message>
    <message>
        <source>Convolution: each z is the sum of nine products, cell times weight, and the bias.</source>
        <translation>卷积：每个 z 是九个“元素 × 权重”的乘积之和，再加上偏置。</translation>
    </message>
    <message>
        <source>The sigmoid brings every z between 0 and 1.</source>
        <translation>sigmoid 把每个 z 变到 0 和 1 之间。</translation>
    </message>
    <message>
        <source>ReLU keeps what is above 0; the rest becomes 0: {0} of 16 values.</source>
        <translation>ReLU 保留大于 0 的值，其余变为 0：16 个值中有 {0} 个。</translation>
    </message>
    <message>
        <source>Max pooling keeps the largest value of each 2 × 2 window.</source>
        <translation>最大汇聚保留每个 2 × 2 窗口中的最大值。</translation>
    </message>
    <message>
        <source>Average pooling keeps the mean of each 2 × 2 window.</source>
        <translation>平均汇聚保留每个 2 × 2 窗口的平均值。</translation>
    </message>
    <message>
        <source>Dense layer: for each class its own weighted sum of the four pooled values.</source>
        <translation>全连接层：每个类别各有一个对四个汇聚值的加权和。</translation>
    </message>
    <message>
        <source>Softmax turns the two sums into probabilities: {0} for upright, {1} for lying.</source>
        <translation>softmax 把两个和变成概率：竖条 {0}，横条 {1}。</translation>
    </message>
    <message>
        <source>The loss is −ln of the probability of the right class, {0}: it is {1}.</source>
        <translation>损失是正确类别（{0}）的概率的 −ln：{1}。</translation>
    </message>
    <message>
        <source>Backward through cross-entropy and softmax: the gradient is q, minus 1 at the right class.</source>
        <translation>反向经过交叉熵和 softmax：梯度等于 q，在正确类别处再减 1。</translation>
    </message>
    <message>
        <source>Backward through the dense layer: a weight gets gradient × input, the input gets gradients × weights.</source>
        <translation>反向经过全连接层：权重得到“梯度 × 输入”，输入得到“梯度 × 权重”之和。</translation>
    </message>
    <message>
        <source>Backward through average pooling: each gradient is shared equally by four cells.</source>
        <translation>反向经过平均汇聚：每个梯度由四个元素平分。</translation>
    </message>
    <message>
        <source>Backward through max pooling: there is no gradient to pass on.</source>
        <translation>反向经过最大汇聚：没有梯度可以传递。</translation>
    </message>
    <message>
        <source>Backward through max pooling: a gradient goes to its window’s maximum alone, {0} of 16 cells get 0.</source>
        <translation>反向经过最大汇聚：梯度只传给窗口中的最大值，16 个元素中有 {0} 个得到 0。</translation>
    </message>
    <message>
        <source>Backward through the convolution: a weight adds up all gradients, each times the cell that it lay on.</source>
        <translation>反向经过卷积：每个权重把所有梯度乘以它当时所在的元素后相加。</translation>
    </message>
    <message>
        <source>Backward through the sigmoid: each gradient is multiplied by the slope a(1 − a), here at most {0}.</source>
        <translation>反向经过 sigmoid：每个梯度乘以斜率 a(1 − a)，这里最大为 {0}。</translation>
    </message>
    <message>
        <source>Backward through ReLU: every gradient that arrives passes, as z is above 0 there.</source>
        <translation>反向经过 ReLU：到达的梯度全部通过，因为那里的 z 都大于 0。</translation>
    </message>
    <message>
        <source>Backward through ReLU: there is no gradient to pass on.</source>
        <translation>反向经过 ReLU：没有梯度可以传递。</translation>
    </message>
    <message>
        <source>Backward through ReLU: where z is not above 0 it passes nothing, and here no gradient gets through.</source>
        <translation>反向经过 ReLU：z 不大于 0 的地方不传递梯度，这里没有任何梯度通过。</translation>
    </message>
    <message>
        <source>Backward through ReLU: where z is above 0 the gradient passes, elsewhere it ends: {0} of {1} pass.</source>
        <translation>反向经过 ReLU：z 大于 0 的地方梯度通过，其余地方终止：{1} 个中通过 {0} 个。</translation>
    </message>
    <message>
        <source>No update at a learning rate of {0}: parameters would get too large to compute with.</source>
        <translation>学习率为 {0} 时无法更新：参数会大到无法计算。</translation>
    </message>
    <message>
        <source>Update: every parameter minus {0} times its gradient. The loss would hardly change: {1}.</source>
        <translation>更新：每个参数减去 {0} 乘以它的梯度。损失几乎不变：{1}。</translation>
    </message>
    <message>
        <source>Update: every parameter minus {0} times its gradient. That is too far: the loss rises from {1} to {2}.</source>
        <translation>更新：每个参数减去 {0} 乘以它的梯度。这一步走得太远：损失从 {1} 升到 {2}。</translation>
    </message>
    <message>
        <source>Update: every parameter minus {0} times its gradient. The loss would go from {1} to {2}.</source>
        <translation>更新：每个参数减去 {0} 乘以它的梯度。损失将从 {1} 变为 {2}。</translation>
    </message>
    <message>
        <source>for each of K, b, W and c</source>
        <translation>对 K、b、W、c 逐一进行</translation>
    </message>
</context>
<context>
    <name>ChainPage</name>
    <message>
        <source>Stopped after {0} of {1} updates: parameters would get too large to compute with.</source>
        <translation>在 {1} 次更新中的第 {0} 次之后停止：参数会大到无法计算。</translation>
    </message>
    <message>
        <source>This needs {0} × {1} numbers; what was pasted has {2} × {3}.</source>
        <translation>这里需要 {0} × {1} 个数；粘贴的内容是 {2} × {3}。</translation>
    </message>
</context>
<context>
    <name>ChainStage</name>
    <message>
        <source>forward</source>
        <translation>前向</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>{0}: show the cells of this step large</source>
        <translation>{0}：放大显示这一步的元素</translation>
    </message>
    <message>
        <source>Whole chain</source>
        <translation>整条链</translation>
    </message>
    <message>
        <source>Show all nodes of the chain again (Esc)</source>
        <translation>重新显示链上的所有节点（Esc）</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>Click a cell and type, or drag to draw: every number after it follows</source>
        <translation>点击元素输入数值，或拖动绘制：其后的所有数值随之改变</translation>
    </message>
    <message>
        <source>Click a number and type another, or drag it up and down: every number after it follows</source>
        <translation>点击数值输入新值，或上下拖动：其后的所有数值随之改变</translation>
    </message>
    <message>
        <source>The probability of each class; the dot marks the right one</source>
        <translation>每个类别的概率；圆点标出正确的类别</translation>
    </message>
    <message>
        <source>Point at a number to see what it comes from and what it reaches; a click keeps it</source>
        <translation>指向一个数，查看它从何而来、影响到哪里；点击可固定</translation>
    </message>
    <message>
        <source>Gradient {0}</source>
        <translation>梯度 {0}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
</context>
<context>
    <name>Channels</name>
    <message>
        <source>Step by step</source>
        <translation>逐步</translation>
    </message>
    <message>
        <source>Each input channel with its kernel slice, and their sum</source>
        <translation>每个输入通道及其卷积核切片，以及它们的和</translation>
    </message>
    <message>
        <source>All kernels</source>
        <translation>全部卷积核</translation>
    </message>
    <message>
        <source>The table of kernels between all inputs and all outputs</source>
        <translation>所有输入与所有输出之间的卷积核表</translation>
    </message>
    <message>
        <source>1 × 1</source>
        <translation>1 × 1</translation>
    </message>
    <message>
        <source>Kernels of one pixel: a dense layer applied everywhere</source>
        <translation>一个像素的卷积核：处处应用的全连接层</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>计算开销</translation>
    </message>
    <message>
        <source>Parameters, multiply-adds and memory, for any sizes</source>
        <translation>任意大小下的参数、乘加次数和内存</translation>
    </message>
    <message>
        <source>1  Two channels in, one out</source>
        <translation>1  两个输入通道，一个输出</translation>
    </message>
    <message>
        <source>Each input channel has a kernel slice of its own. Multiply and add up within each channel, then add the channels: one feature map comes out.</source>
        <translation>每个输入通道都有自己的卷积核切片。先在各通道内逐元素相乘再求和，再把各通道的结果相加，得到一个特征映射。</translation>
    </message>
    <message>
        <source>Every output channel has a kernel of its own, with a slice for each input channel: three outputs from two inputs take six slices.</source>
        <translation>每个输出通道都有自己的卷积核，其中每个输入通道对应一个卷积核切片：两个输入、三个输出共需六个卷积核切片。</translation>
    </message>
    <message>
        <source>A photograph has three channels: red, green and blue. A 1 × 1 kernel weighs them: 0.299 R + 0.587 G + 0.114 B is about how bright a colour looks.</source>
        <translation>照片有红、绿、蓝三个通道。1 × 1 卷积核对它们加权：0.299 R + 0.587 G + 0.114 B 大致就是颜色看上去的亮度。</translation>
    </message>
    <message>
        <source>Each of the three outputs copies one input, in another order: all weights are zeros and ones.</source>
        <translation>三个输出各复制一个输入，只是换了顺序：权重全是 0 和 1。</translation>
    </message>
    <message>
        <source>Weights 1, −1, 0: grey gives about 0, where there is more red than green the output is positive, where there is less it is negative.</source>
        <translation>权重为 1、−1、0：灰色得到约 0，红多于绿处输出为正，红少于绿处输出为负。</translation>
    </message>
    <message>
        <source>Each output looks at one input channel alone: its other slices are 0, and so are their partial maps. It is positive where that channel gets brighter to the right.</source>
        <translation>每个输出只看一个输入通道：其余卷积核切片为 0，它们的部分结果也为 0。该通道向右变亮处输出为正。</translation>
    </message>
    <message>
        <source>Nine weights give three outputs, each a mixture of all inputs: an old photograph. A row of weights may add up to more than 1, so an output may be above white.</source>
        <translation>九个权重得到三个输出，每个都是所有输入的混合：像一张老照片。一行权重之和可以大于 1，所以输出可能超过白色。</translation>
    </message>
    <message>
        <source>8  Colour opponents</source>
        <translation>8  对立色</translation>
    </message>
    <message>
        <source>Three mixtures of red, green and blue at every pixel: how bright it is, red minus green, and blue minus yellow. For grey pixels the last two are 0.</source>
        <translation>在每个像素处把红、绿、蓝混合成三个数：亮度、红减绿、蓝减黄。灰色像素的后两个数为 0。</translation>
    </message>
    <message>
        <source>The book’s, one output</source>
        <translation>书中的，一个输出</translation>
    </message>
    <message>
        <source>The book’s, three outputs</source>
        <translation>书中的，三个输出</translation>
    </message>
    <message>
        <source>Colour opponents</source>
        <translation>对立色</translation>
    </message>
    <message>
        <source>With one input channel, each output is what one kernel makes of it, plus a bias.</source>
        <translation>只有一个输入通道时，每个输出就是一个卷积核对它运算的结果，再加上偏置。</translation>
    </message>
    <message>
        <source>Each output adds up what its {0} kernel slices make of the {0} input channels, and a bias.</source>
        <translation>每个输出把它的 {0} 个卷积核切片在 {0} 个输入通道上的结果相加，再加上偏置。</translation>
    </message>
    <message>
        <source>Click a row to look at another output.</source>
        <translation>单击某一行，查看另一个输出。</translation>
    </message>
    <message>
        <source>2  Two in, three out</source>
        <translation>2  两个输入，三个输出</translation>
    </message>
    <message>
        <source>3  Colour to grey</source>
        <translation>3  彩色变灰度</translation>
    </message>
    <message>
        <source>4  Red and blue swapped</source>
        <translation>4  红蓝互换</translation>
    </message>
    <message>
        <source>5  Red minus green</source>
        <translation>5  红减绿</translation>
    </message>
    <message>
        <source>6  Edges of each channel</source>
        <translation>6  各通道的边缘</translation>
    </message>
    <message>
        <source>One input and one output: a single kernel slice of {2} × {3}.</source>
        <translation>一个输入通道、一个输出通道：只有一个 {2} × {3} 的卷积核切片。</translation>
    </message>
    <message>
        <source>Every output looks at every input: {0} · {1} kernel slices of {2} × {3}.</source>
        <translation>每个输出都看到每个输入：共 {0} · {1} 个 {2} × {3} 的卷积核切片。</translation>
    </message>
    <message>
        <source>Doubling the channels on both sides takes 4 times the multiply-adds.</source>
        <translation>两侧通道数都加倍，乘加次数就是 4 倍。</translation>
    </message>
    <message>
        <source>Doubling the channels on both sides takes 4 times the multiply-adds; 1 × 1 slices take {0} times fewer.</source>
        <translation>两侧通道数都加倍，乘加次数就是 4 倍；1 × 1 的切片则只要 1/{0}。</translation>
    </message>
    <message>
        <source>With one input channel, a 1 × 1 kernel is one number: it multiplies every pixel, plus a bias.</source>
        <translation>只有一个输入通道时，1 × 1 卷积核就是一个数：它乘以每个像素，再加上偏置。</translation>
    </message>
    <message>
        <source>A 1 × 1 kernel mixes the channels of each pixel and looks at no neighbour.</source>
        <translation>1 × 1 卷积核只混合每个像素的各通道，不看相邻像素。</translation>
    </message>
    <message>
        <source>Click one of the outputs below to see how it is computed.</source>
        <translation>单击下方的某个输出，看它是怎样得到的。</translation>
    </message>
    <message>
        <source>Output [{0}, {1}, {2}] = {3}</source>
        <translation>输出 [{0}, {1}, {2}] = {3}</translation>
    </message>
    <message>
        <source>Padding of input channel {0}: 0</source>
        <translation>输入通道 {0} 的填充：0</translation>
    </message>
    <message>
        <source>Input [{0}, {1}, {2}] = {3}</source>
        <translation>输入 [{0}, {1}, {2}] = {3}</translation>
    </message>
    <message>
        <source>Kernel [{0}, {1}, {2}, {3}] = {4}</source>
        <translation>卷积核 [{0}, {1}, {2}, {3}] = {4}</translation>
    </message>
    <message>
        <source>7  Sepia</source>
        <translation>7  褐色调</translation>
    </message>
    <message>
        <source>Luminance</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Swap red and blue</source>
        <translation>红蓝互换</translation>
    </message>
    <message>
        <source>Red minus green</source>
        <translation>红减绿</translation>
    </message>
    <message>
        <source>Sobel on each channel</source>
        <translation>各通道 Sobel</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>褐色调</translation>
    </message>
</context>
<context>
    <name>ChannelsOutput</name>
    <message>
        <source>colours, RGB picture</source>
        <translation>颜色、RGB 彩图</translation>
    </message>
    <message>
        <source>Three channels also in colour</source>
        <translation>三个通道也显示为彩色</translation>
    </message>
    <message>
        <source>Show three channels as red, green and blue; what is below 0 or above white is cut off</source>
        <translation>把三个通道显示为红、绿、蓝；低于 0 或高于白的部分被截断</translation>
    </message>
</context>
<context>
    <name>ChannelsPage</name>
    <message>
        <source>Pixel [{0}, {1}]</source>
        <translation>像素 [{0}, {1}]</translation>
    </message>
</context>
<context>
    <name>ChannelsStage</name>
    <message>
        <source>Input channel {0}</source>
        <translation>输入通道 {0}</translation>
    </message>
    <message>
        <source>Kernel slice for input channel {0}</source>
        <translation>输入通道 {0} 的卷积核切片</translation>
    </message>
    <message>
        <source>Partial map of input channel {0}</source>
        <translation>输入通道 {0} 的部分结果</translation>
    </message>
    <message>
        <source>Input {0} × {1} × {2}</source>
        <translation>输入 {0} × {1} × {2}</translation>
    </message>
    <message>
        <source>→ padded {0} × {1}</source>
        <translation>→ 填充后 {0} × {1}</translation>
    </message>
    <message>
        <source>slices {0} × {1}</source>
        <translation>卷积核切片 {0} × {1}</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>partial maps</source>
        <translation>部分结果</translation>
    </message>
    <message>
        <source>Output {0}: {1} × {2}</source>
        <translation>输出 {0}：{1} × {2}</translation>
    </message>
    <message>
        <source>Output channel {0}</source>
        <translation>输出通道 {0}</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>min {0} · max {1} · mean {2}</source>
        <translation>最小 {0} · 最大 {1} · 均值 {2}</translation>
    </message>
</context>
<context>
    <name>CheckRow</name>
    <message>
        <source>Check</source>
        <translation>检验</translation>
    </message>
    <message>
        <source>Step of the finite difference</source>
        <translation>有限差分的步长</translation>
    </message>
    <message>
        <source>How far a number is moved to either side: large steps miss bends, tiny ones drown in rounding</source>
        <translation>把一个数向两侧移动多少：步长大则忽略弯曲，太小则淹没在舍入误差中</translation>
    </message>
    <message>
        <source>Check all</source>
        <translation>全部检验</translation>
    </message>
    <message>
        <source>Compare every gradient with its finite difference, and mark the one that agrees least</source>
        <translation>把每个梯度与它的有限差分比较，并标出最不一致的一个</translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message>
        <source>T-shirt/top</source>
        <translation>T恤</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>裤子</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>套衫</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>外套</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>凉鞋</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>衬衫</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>运动鞋</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>包</translation>
    </message>
    <message>
        <source>Ankle boot</source>
        <translation>短靴</translation>
    </message>
    <message>
        <source>trained on {0}</source>
        <translation>在 {0} 上训练</translation>
    </message>
</context>
<context>
    <name>ConfusionPanel</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Show the number of test images in each cell</source>
        <translation>显示每个单元格有测试集中的多少张图像</translation>
    </message>
    <message>
        <source>The colour of errors: the strongest marks the most frequent one</source>
        <translation>错误的颜色：最深的是最常见的错误</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Show each cell as a share of its row, in %</source>
        <translation>显示每个单元格占其所在行的百分比</translation>
    </message>
</context>
<context>
    <name>Convolution</name>
    <message>
        <source>The same, transposed</source>
        <translation>同上，转置</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>Checkerboard</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>Impulse</source>
        <translation>冲激</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>圆</translation>
    </message>
    <message>
        <source>Random numbers</source>
        <translation>随机数</translation>
    </message>
    <message>
        <source>Handwritten digit (MNIST)</source>
        <translation>手写数字（MNIST）</translation>
    </message>
    <message>
        <source>Photograph: camera</source>
        <translation>照片：摄影师</translation>
    </message>
    <message>
        <source>Photograph: cat</source>
        <translation>照片：猫</translation>
    </message>
    <message>
        <source>Photograph: coffee</source>
        <translation>照片：咖啡</translation>
    </message>
    <message>
        <source>Photograph: bricks</source>
        <translation>照片：砖墙</translation>
    </message>
    <message>
        <source>The book’s 3 × 3 (0 … 8)</source>
        <translation>书中的 3 × 3（0 … 8）</translation>
    </message>
    <message>
        <source>The book’s edges, 6 × 8</source>
        <translation>书中的边缘图像，6 × 8</translation>
    </message>
    <message>
        <source>The book’s 2 × 2</source>
        <translation>书中的 2 × 2</translation>
    </message>
    <message>
        <source>Edge [1, −1]</source>
        <translation>边缘 [1, −1]</translation>
    </message>
    <message>
        <source>Edge, transposed</source>
        <translation>边缘，转置</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Box blur</source>
        <translation>均值模糊</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>高斯模糊</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>运动模糊</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Sobel</source>
        <translation>Sobel</translation>
    </message>
    <message>
        <source>Prewitt</source>
        <translation>Prewitt</translation>
    </message>
    <message>
        <source>Second derivative</source>
        <translation>二阶导数</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>拉普拉斯</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>浮雕</translation>
    </message>
    <message>
        <source>Random weights</source>
        <translation>随机权重</translation>
    </message>
    <message>
        <source>As a picture: 0 is black, the input’s white is white, the rest is cut off</source>
        <translation>当作图片：0 为黑，输入的白为白，其余截断</translation>
    </message>
    <message>
        <source>per side: top {0}, bottom {1}; left {2}, right {3}</source>
        <translation>每侧：上 {0}，下 {1}；左 {2}，右 {3}</translation>
    </message>
    <message>
        <source>in total: top {0}, bottom {1}; left {2}, right {3}</source>
        <translation>总数：上 {0}，下 {1}；左 {2}，右 {3}</translation>
    </message>
    <message>
        <source>1  Cross-correlation</source>
        <translation>1  互相关</translation>
    </message>
    <message>
        <source>2  Convolution</source>
        <translation>2  卷积</translation>
    </message>
    <message>
        <source>A convolution turns the kernel by 180° first. A network learns its kernel and would learn the turned one just as well, so its layers leave the turn out.</source>
        <translation>卷积先把卷积核旋转 180°。网络的卷积核是学出来的，旋转后的同样学得到，所以卷积层省去了旋转。</translation>
    </message>
    <message>
        <source>The kernel moves by 3 rows and 2 columns. It is 2 rows high, so it passes over one row of the input; and no window has room for the hatched column: neither is ever looked at.</source>
        <translation>卷积核每次移动 3 行、2 列。它只有 2 行高，因此跳过了输入的一行；画斜线的那一列也放不下窗口：两者都从未被看到。</translation>
    </message>
    <message>
        <source>[1, −1] gives 1 from white to black, −1 from black to white, and 0 where neighbours are equal: it responds to vertical edges.</source>
        <translation>[1, −1] 在由白变黑处得 1，由黑变白处得 −1，左右相等处得 0：它对垂直边缘有响应。</translation>
    </message>
    <message>
        <source>The same kernel on the transposed image: every output is 0. It does not respond to horizontal edges.</source>
        <translation>同一个卷积核用在转置后的图像上：输出全为 0。它对水平边缘没有响应。</translation>
    </message>
    <message>
        <source>The transposed kernel finds them: a kernel responds to patches that look like it.</source>
        <translation>转置后的卷积核就能找到它们：卷积核对与自己相像的小块有响应。</translation>
    </message>
    <message>
        <source>1  A box through a decay</source>
        <translation>1  矩形与指数衰减</translation>
    </message>
    <message>
        <source>2  Two boxes</source>
        <translation>2  两个矩形</translation>
    </message>
    <message>
        <source>3  The sum of two dice</source>
        <translation>3  两个骰子的点数之和</translation>
    </message>
    <message>
        <source>4  The product of two polynomials</source>
        <translation>4  两个多项式的乘积</translation>
    </message>
    <message>
        <source>3  Padding</source>
        <translation>3  填充</translation>
    </message>
    <message>
        <source>The kernel lies on four cells of the input: multiply, add up, and that is one cell of the output.</source>
        <translation>卷积核覆盖输入的四个元素：逐元素相乘再求和，就得到输出的一个元素。</translation>
    </message>
    <message>
        <source>A row and a column of zeros on every side: the corner cells count as often as the others, and the output grows to 4 × 4.</source>
        <translation>每侧各添一行、一列零：角上的元素和其他元素用得一样多，输出增大到 4 × 4。</translation>
    </message>
    <message>
        <source>4  Stride</source>
        <translation>4  步幅</translation>
    </message>
    <message>
        <source>5  Finding an edge</source>
        <translation>5  找到边缘</translation>
    </message>
    <message>
        <source>6  Missing an edge</source>
        <translation>6  错过边缘</translation>
    </message>
    <message>
        <source>7  Found again</source>
        <translation>7  再次找到</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>零</translation>
    </message>
    <message>
        <source>The input is surrounded by zeros</source>
        <translation>输入四周补零</translation>
    </message>
    <message>
        <source>reflect</source>
        <translation>反射</translation>
    </message>
    <message>
        <source>The input is mirrored at its border</source>
        <translation>输入在边界处镜像</translation>
    </message>
    <message>
        <source>replicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The border cells are repeated</source>
        <translation>重复边界的元素</translation>
    </message>
    <message>
        <source>circular</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>The input goes on at its far side</source>
        <translation>从输入的另一侧接续</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Grey when no value is negative, otherwise blue below zero and orange above</source>
        <translation>没有负值时用灰度；否则零以下为蓝色，零以上为橙色</translation>
    </message>
    <message>
        <source>around zero</source>
        <translation>以零为中心</translation>
    </message>
    <message>
        <source>Blue below zero, orange above, as far as the output goes</source>
        <translation>零以下为蓝，零以上为橙，范围取决于输出</translation>
    </message>
    <message>
        <source>as the input</source>
        <translation>与输入相同</translation>
    </message>
    <message>
        <source>Input and output on one scale: equal colours are equal values</source>
        <translation>输入与输出用同一标尺：颜色相同则值相同</translation>
    </message>
    <message>
        <source>grey, 0 to white</source>
        <translation>灰度，0 到白</translation>
    </message>
    <message>
        <source>grey, stretched</source>
        <translation>灰度，拉伸</translation>
    </message>
    <message>
        <source>Grey from the least output to the greatest</source>
        <translation>从最小输出到最大输出的灰度</translation>
    </message>
    <message>
        <source>Dropped by the floor: rows {0}, columns {1}</source>
        <translation>向下取整舍去：行 {0}，列 {1}</translation>
    </message>
    <message>
        <source>A window of {0} does not fit into 1 padded row: {2} = {3}</source>
        <translation>高为 {0} 的窗口放不进填充后的 1 行：{2} = {3}</translation>
    </message>
    <message>
        <source>A window of {0} does not fit into {1} padded rows: {2} = {3}</source>
        <translation>高为 {0} 的窗口放不进填充后的 {1} 行：{2} = {3}</translation>
    </message>
    <message>
        <source>A window of {0} does not fit into 1 padded column: {2} = {3}</source>
        <translation>宽为 {0} 的窗口放不进填充后的 1 列：{2} = {3}</translation>
    </message>
    <message>
        <source>A window of {0} does not fit into {1} padded columns: {2} = {3}</source>
        <translation>宽为 {0} 的窗口放不进填充后的 {1} 列：{2} = {3}</translation>
    </message>
    <message>
        <source>At most {0} rows or columns are computed here.</source>
        <translation>这里最多计算 {0} 行或 {0} 列。</translation>
    </message>
    <message>
        <source>At most {0} rows or columns: larger windows are not drawn here.</source>
        <translation>最多 {0} 行或 {0} 列：这里不绘制更大的窗口。</translation>
    </message>
    <message>
        <source>At most {0}: a longer step leaves the input at once.</source>
        <translation>最多为 {0}：更大的步幅一步就离开了输入。</translation>
    </message>
    <message>
        <source>At most {0}: a window of one cell has no gaps to widen.</source>
        <translation>最多为 {0}：只有一个元素的窗口没有可以拉开的间隔。</translation>
    </message>
</context>
<context>
    <name>ConvolutionOutput</name>
    <message>
        <source>colours, difference</source>
        <translation>颜色、差异</translation>
    </message>
    <message>
        <source>ReLU: negative outputs become 0</source>
        <translation>ReLU：负的输出变为 0</translation>
    </message>
    <message>
        <source>Pass the output on as max(x, 0)</source>
        <translation>以 max(x, 0) 作为输出</translation>
    </message>
    <message>
        <source>Show convolution − cross-correlation</source>
        <translation>显示卷积 − 互相关</translation>
    </message>
    <message>
        <source>What turning the kernel by 180° changes in the output</source>
        <translation>将卷积核旋转 180° 给输出带来的变化</translation>
    </message>
</context>
<context>
    <name>ConvolutionPage</name>
    <message>
        <source>convolution − cross-correlation:</source>
        <translation>卷积 − 互相关：</translation>
    </message>
    <message>
        <source>Output [{0}, {1}] from input {2}, {3}</source>
        <translation>输出 [{0}, {1}] 来自输入的{2}、{3}</translation>
    </message>
    <message>
        <source>Padding: {0}</source>
        <translation>填充：{0}</translation>
    </message>
    <message>
        <source>Input [{0}, {1}] = {2}</source>
        <translation>输入 [{0}, {1}] = {2}</translation>
    </message>
    <message>
        <source>Kernel [{0}, {1}] = {2}</source>
        <translation>卷积核 [{0}, {1}] = {2}</translation>
    </message>
    <message>
        <source>row {0}</source>
        <translation>第 {0} 行</translation>
    </message>
    <message>
        <source>rows {0}</source>
        <translation>第 {0} 行</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>第 {0} 列</translation>
    </message>
    <message>
        <source>columns {0}</source>
        <translation>第 {0} 列</translation>
    </message>
    <message>
        <source>Input {0}</source>
        <translation>输入 {0}</translation>
    </message>
    <message>
        <source>Kernel {0}</source>
        <translation>卷积核 {0}</translation>
    </message>
    <message>
        <source>Output {0}</source>
        <translation>输出 {0}</translation>
    </message>
    <message>
        <source>→ padded {0} × {1}</source>
        <translation>→ 填充后 {0} × {1}</translation>
    </message>
    <message>
        <source>Difference {0}</source>
        <translation>差 {0}</translation>
    </message>
    <message>
        <source>Between the windows: rows {0}, columns {1}</source>
        <translation>窗口之间跳过：行 {0}，列 {1}</translation>
    </message>
    <message>
        <source>not separable: no column × row</source>
        <translation>不可分离：不是一列乘一行</translation>
    </message>
    <message>
        <source>separable, column × row</source>
        <translation>可分离：一列乘一行</translation>
    </message>
    <message>
        <source>separable, column × row: {0}ᵀ · {1}</source>
        <translation>可分离，一列乘一行：{0}ᵀ · {1}</translation>
    </message>
    <message>
        <source>Flatten each window into a row, and the kernel into a column: one matrix product computes every output.</source>
        <translation>把每个窗口展平成一行，把卷积核展平成一列：一次矩阵乘法就算出所有输出。</translation>
    </message>
    <message>
        <source>Each output is one cell of the input times the single weight.</source>
        <translation>每个输出都是一个输入元素乘以唯一的权重。</translation>
    </message>
    <message>
        <source>Each output is one cell of the input times the single weight, or 0 if negative.</source>
        <translation>每个输出都是一个输入元素乘以唯一的权重，为负时取 0。</translation>
    </message>
    <message>
        <source>Each output is a sum of products: every weight times the cell it lies on.</source>
        <translation>每个输出都是逐元素相乘再求和：每个权重乘以它所在处的输入元素。</translation>
    </message>
    <message>
        <source>Each output is a sum of products, every weight times the cell it lies on; a negative sum becomes 0.</source>
        <translation>每个输出都是逐元素相乘再求和：每个权重乘以它所在处的输入元素；和为负时变为 0。</translation>
    </message>
    <message>
        <source>This kernel is the same when turned by 180°: convolution and cross-correlation agree on every input.</source>
        <translation>这个卷积核旋转 180° 后不变：对任何输入，卷积与互相关都一致。</translation>
    </message>
    <message>
        <source>Turning changes this kernel, but on this input convolution and cross-correlation give the same sums.</source>
        <translation>旋转会改变这个卷积核，但在这个输入上，卷积与互相关的和相同。</translation>
    </message>
    <message>
        <source>The sums of convolution and cross-correlation differ by at most {0} here.</source>
        <translation>这里卷积与互相关的和最多相差 {0}。</translation>
    </message>
    <message>
        <source>min {0} · max {1} · mean {2} · sum {3}</source>
        <translation>最小 {0} · 最大 {1} · 均值 {2} · 和 {3}</translation>
    </message>
    <message>
        <source>so far: {0}</source>
        <translation>至此：{0}</translation>
    </message>
    <message>
        <source>sum {0}</source>
        <translation>和 {0}</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>逐步</translation>
    </message>
    <message>
        <source>The kernel slides over the input, with the arithmetic in view</source>
        <translation>卷积核在输入上滑动，算式一目了然</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>定义</translation>
    </message>
    <message>
        <source>The convolution of two functions: flip and slide</source>
        <translation>两个函数的卷积：翻转并滑动</translation>
    </message>
    <message>
        <source>Matrix product</source>
        <translation>矩阵乘积</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>The same as one matrix product: each row is one flattened window (im2col)</source>
        <translation>同样的运算写成一次矩阵乘法：每行是一个展平的窗口（im2col）</translation>
    </message>
    <message>
        <source>Cross-correlation</source>
        <translation>互相关</translation>
    </message>
    <message>
        <source>The kernel as it is: what a convolutional layer computes</source>
        <translation>卷积核保持原样：卷积层实际计算的运算</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>The kernel turned by 180° first: the mathematician’s convolution</source>
        <translation>先将卷积核旋转 180°：数学上的卷积</translation>
    </message>
</context>
<context>
    <name>ConvolutionStage</name>
    <message>
        <source>The window in numbers</source>
        <translation>窗口中的数</translation>
    </message>
    <message>
        <source>Separable: the kernel is a column times a row. Two thin kernels, one after the other, then do the same with fewer products.</source>
        <translation>可分离：卷积核等于一列乘一行。先后用两个细长的卷积核就能得到同样的结果，乘法次数更少。</translation>
    </message>
</context>
<context>
    <name>CorrelationStage</name>
    <message>
        <source>Both are sums of the same products, in another order: a difference that small is rounding</source>
        <translation>两者是同样的乘积按不同顺序求和：这样小的差异是舍入误差</translation>
    </message>
</context>
<context>
    <name>CostBars</name>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>{0} doubled: {1}</source>
        <translation>{0} 加倍：{1}</translation>
    </message>
    <message>
        <source>both doubled</source>
        <translation>两者都加倍</translation>
    </message>
    <message>
        <source>kernels 1 × 1</source>
        <translation>1 × 1 卷积核</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>multiply-adds</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>What more channels and smaller kernels cost</source>
        <translation>更多通道、更小卷积核的计算开销</translation>
    </message>
    <message>
        <source>Each bar shows the cost as a multiple of that of the unchanged layer</source>
        <translation>每个条形表示开销是原网络层的多少倍</translation>
    </message>
</context>
<context>
    <name>CostPanel</name>
    <message>
        <source>One multiply-add is two operations, as the book counts: {0}. In float32, the maps take {1} bytes, the parameters {2}.</source>
        <translation>按书中的算法，一次乘加算两次运算：共 {0} 次。以 float32 存放，特征映射占 {1} 字节，参数占 {2} 字节。</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
</context>
<context>
    <name>CostView</name>
    <message>
        <source>This layer</source>
        <translation>这一层</translation>
    </message>
    <message>
        <source>A layer with the sizes you type</source>
        <translation>按所填大小的一层</translation>
    </message>
    <message>
        <source>The cost of the layer in the other views</source>
        <translation>其他视图中这一层的计算开销</translation>
    </message>
    <message>
        <source>Other sizes</source>
        <translation>其他尺寸</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>With stride 1 and padding “same”: the output maps are as large as the input maps, h′ = h, w′ = w.</source>
        <translation>步幅为 1、填充为 same：输出特征映射与输入一样大，h′ = h，w′ = w。</translation>
    </message>
    <message>
        <source>{0}: multiply-adds and the memory of the maps grow in proportion, the parameters stay</source>
        <translation>{0}：乘加次数和特征映射的内存按比例增长，参数不变</translation>
    </message>
    <message>
        <source>{0}: weights and multiply-adds grow in proportion, the biases stay</source>
        <translation>{0}：权重和乘加次数按比例增长，偏置不变</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Input channels</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <source>Output channels</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Rows of the kernels</source>
        <translation>卷积核的行数</translation>
    </message>
    <message>
        <source>The cost of a layer of any size; it starts with the book’s</source>
        <translation>任意尺寸的层的计算开销；打开时是书中的例子</translation>
    </message>
    <message>
        <source>Rows of the maps</source>
        <translation>特征映射的行数</translation>
    </message>
    <message>
        <source>Columns of the maps</source>
        <translation>特征映射的列数</translation>
    </message>
    <message>
        <source>Columns of the kernels</source>
        <translation>卷积核的列数</translation>
    </message>
    <message>
        <source>Output channels: parameters and multiply-adds grow in proportion</source>
        <translation>输出通道：参数和乘加次数成比例增长</translation>
    </message>
</context>
<context>
    <name>CountsPanel</name>
    <message>
        <source>dense</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>local</source>
        <translation>局部</translation>
    </message>
    <message>
        <source>dense part</source>
        <translation>仅全连接部分</translation>
    </message>
    <message>
        <source>Parameters: the area is the number</source>
        <translation>参数：面积就是个数</translation>
    </message>
    <message>
        <source>Weights of one layer for 1000 × 1000 pixels, without biases, and the memory they take at 4 bytes each; re-indexed there are as many as dense. LeNet with biases, against its dense layers 120, 84 and 10 alone, and against itself with a dense layer in place of each convolution.</source>
        <translation>一层对 1000 × 1000 像素的权重个数（不含偏置），以及每个权重占 4 字节时所需的内存；重新索引后的个数与全连接相同。LeNet（含偏置）与只有其全连接层 120、84、10 的网络相比，也与把每个卷积换成全连接层的网络相比。</translation>
    </message>
    <message>
        <source>all dense</source>
        <translation>卷积全换成全连接</translation>
    </message>
    <message>
        <source>one layer for a megapixel</source>
        <translation>处理一百万像素的一层</translation>
    </message>
    <message>
        <source>LeNet and dense networks for 28 × 28</source>
        <translation>LeNet 与 28 × 28 的全连接网络</translation>
    </message>
</context>
<context>
    <name>CurvatureTable</name>
    <message>
        <source>The error along it is {0} now.</source>
        <translation>当前沿它的误差为 {0}。</translation>
    </message>
    <message>
        <source>The error along it is lost in the rounding of the others, which are far larger.</source>
        <translation>沿它的误差已淹没在其他大得多的误差的舍入之中。</translation>
    </message>
    <message>
        <source>Eigenvalues of the Hessian</source>
        <translation>黑塞矩阵的特征值</translation>
    </message>
    <message>
        <source>The Hessian’s eigenvectors, as kernels: directions that go their own way. A step multiplies the error along each by 1 − ηλ</source>
        <translation>黑塞矩阵的特征向量，画成卷积核：这些方向互不影响。一步把每个方向上的误差乘以 1 − ηλ</translation>
    </message>
    <message>
        <source>⋮  {0} more</source>
        <translation>⋮  还有 {0} 个</translation>
    </message>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>每步</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic axis: every factor of ten has the same height</source>
        <translation>对数刻度：每增大十倍，高度增加相同</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show the whole curves again (double-click, or Esc); the wheel zooms</source>
        <translation>重新显示整条曲线（双击或按 Esc）；滚轮可缩放</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>output spread</source>
        <translation>输出的离散程度</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和比例</translation>
    </message>
    <message>
        <source>What the third plot shows</source>
        <translation>第三幅图显示什么</translation>
    </message>
    <message>
        <source>What the third plot shows, layer by layer:</source>
        <translation>第三幅图逐层显示的量：</translation>
    </message>
    <message>
        <source>gradients, weights: their root mean square, per weight</source>
        <translation>梯度、权重：各自的均方根（按单个权重）</translation>
    </message>
    <message>
        <source>output spread: how much outputs differ from image to image (standard deviation); near 0, all images look alike to later layers</source>
        <translation>输出的离散程度：输出随图像不同的变化（标准差）；接近 0 时，后面的层看所有图像都一样</translation>
    </message>
    <message>
        <source>saturated: the share of sigmoid or tanh outputs with less than a fifth of the steepest slope, or of ReLU maps and units that output 0 for every image</source>
        <translation>饱和比例：sigmoid 或 tanh 的输出中斜率不到最大值五分之一的比例；对 ReLU 则是对每张图像都输出 0 的特征映射和单元的比例</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>{0}: {1} training images, {2} test images.</source>
        <translation>{0}：{1} 张训练图像，{2} 张测试图像。</translation>
    </message>
    <message>
        <source>This session uses “{0}” ({1} training images), which was not found on this computer. Its runs and weights are shown as they were saved; no other data set takes its place.</source>
        <translation>此会话所用的“{0}”（{1} 张训练图像）在这台电脑上没有找到。其训练记录和权重按保存时的样子显示；不会用其他数据代替。</translation>
    </message>
    <message>
        <source>“{0}” holds other data ({1} training images), not the “{2}” of this session ({3} training images).</source>
        <translation>“{0}”中是别的数据（{1} 张训练图像），不是此会话所用的“{2}”（{3} 张训练图像）。</translation>
    </message>
    <message>
        <source>The folder “{0}” is not there.</source>
        <translation>文件夹“{0}”不存在。</translation>
    </message>
    <message>
        <source>“{0}” is not a data set like MNIST: {1} is missing (or the same with .gz).</source>
        <translation>“{0}”不是 MNIST 那样的数据集：缺少 {1}（或加 .gz 的同名文件）。</translation>
    </message>
    <message>
        <source>“{0}” cannot be opened: {1}</source>
        <translation>无法打开“{0}”：{1}</translation>
    </message>
    <message>
        <source>“{0}” is not a file.</source>
        <translation>“{0}”不是文件。</translation>
    </message>
    <message>
        <source>“{0}” is empty.</source>
        <translation>“{0}”是空文件。</translation>
    </message>
    <message>
        <source>“{0}” is not an IDX file: its first bytes are {1}, not 0000.</source>
        <translation>“{0}”不是 IDX 文件：开头的字节是 {1}，而不是 0000。</translation>
    </message>
    <message>
        <source>“{0}” is damaged or cut short: it cannot be decompressed.</source>
        <translation>“{0}”已损坏或不完整：无法解压。</translation>
    </message>
    <message>
        <source>“{0}” holds values of type {1}; only unsigned bytes (0x08) can be read.</source>
        <translation>“{0}”中值的类型是 {1}；只能读取无符号字节（0x08）。</translation>
    </message>
    <message>
        <source>“{0}” has {1} axes by its header; 1 to {2} can be read.</source>
        <translation>按文件头，“{0}”有 {1} 个轴；只能读取 1 到 {2} 个轴。</translation>
    </message>
    <message>
        <source>“{0}” ends within its header.</source>
        <translation>“{0}”在文件头处就中断了。</translation>
    </message>
    <message>
        <source>“{0}” has {1} values by its header; at most {2} can be read.</source>
        <translation>按文件头，“{0}”有 {1} 个值；最多能读取 {2} 个。</translation>
    </message>
    <message>
        <source>“{0}” is cut short: {3} of {1} values are there.</source>
        <translation>“{0}”不完整：应有 {1} 个值，只有 {3} 个。</translation>
    </message>
    <message>
        <source>“{0}” is too long: there is more in it than {1} values.</source>
        <translation>“{0}”过长：内容多于 {1} 个值。</translation>
    </message>
    <message>
        <source>{1} is missing (or the same with .gz).</source>
        <translation>缺少 {1}（或其 .gz 版本）。</translation>
    </message>
    <message>
        <source>“{0}” should hold images, with three axes (number, height, width), none empty; its shape is {1}.</source>
        <translation>“{0}”应当是图像，有三个非空的轴（数量、高、宽）；它的形状是 {1}。</translation>
    </message>
    <message>
        <source>“{0}” should hold labels, with one axis; it has {1}.</source>
        <translation>“{0}”应当是标签，只有一个轴；它有 {1} 个。</translation>
    </message>
    <message>
        <source>there is not one label for each image: the images in “{0}” are {1}, the labels in “{2}” {3}.</source>
        <translation>图像与标签数量不等：“{0}”中有 {1} 张图像，“{2}”中有 {3} 个标签。</translation>
    </message>
    <message>
        <source>its training images have {1} pixels, its test images {2}; they must be of one size.</source>
        <translation>训练图像为 {1} 像素，测试图像为 {2} 像素；两者大小必须相同。</translation>
    </message>
    <message>
        <source>its images have {1} × {2} pixels; the networks here take {3} × {3}.</source>
        <translation>图像大小为 {1} × {2} 像素；这里的网络只接受 {3} × {3}。</translation>
    </message>
    <message>
        <source>its labels go up to {1}; the networks here tell {2} classes apart, 0 to 9.</source>
        <translation>标签最大为 {1}；这里的网络只区分 {2} 个类别（0 到 9）。</translation>
    </message>
    <message>
        <source>its files are no longer those of “{1}”.</source>
        <translation>其中的文件已不是“{1}”的文件。</translation>
    </message>
    <message>
        <source>“{0}” is too large for a list of class names.</source>
        <translation>“{0}”太大，不可能是类别名称列表。</translation>
    </message>
    <message>
        <source>“{0}” is not UTF-8 text.</source>
        <translation>“{0}”不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>“{0}” should have a line with a name for each class. Names: {1}, classes: {2}.</source>
        <translation>“{0}”中每个类别应占一行、给出一个名称。名称：{1} 个，类别：{2} 个。</translation>
    </message>
    <message>
        <source>“{0}” has the name {1}; a name has 1 to {2} visible characters, without &lt; and &gt;.</source>
        <translation>“{0}”中有名称 {1}；名称应为 1 到 {2} 个可见字符，不含 &lt; 和 &gt;。</translation>
    </message>
    <message>
        <source>“{0}” gives two classes the same name.</source>
        <translation>“{0}”中有两个类别同名。</translation>
    </message>
    <message>
        <source>“{0}” was not kept: it is not the expected file (its SHA-256 differs).</source>
        <translation>“{0}”未保留：它不是预期的文件（SHA-256 不符）。</translation>
    </message>
    <message>
        <source>“{0}” was not downloaded: the server does not answer.</source>
        <translation>“{0}”未能下载：服务器没有应答。</translation>
    </message>
    <message>
        <source>“{0}” was not downloaded: the connection broke off.</source>
        <translation>“{0}”未能下载：连接中断。</translation>
    </message>
    <message>
        <source>“{0}” was not downloaded: the server does not have it.</source>
        <translation>“{0}”未能下载：服务器上没有该文件。</translation>
    </message>
    <message>
        <source>“{0}” was not kept: it is larger than it should be.</source>
        <translation>“{0}”未保留：它比应有的大。</translation>
    </message>
</context>
<context>
    <name>DataActions</name>
    <message>
        <source>Open a folder of data</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Opening “{0}”…</source>
        <translation>正在打开“{0}”…</translation>
    </message>
    <message>
        <source>Opening was cancelled.</source>
        <translation>已取消打开。</translation>
    </message>
    <message>
        <source>Download its four files, 31 MB</source>
        <translation>下载它的四个文件，共 31 MB</translation>
    </message>
    <message>
        <source>Get Fashion-MNIST</source>
        <translation>获取 Fashion-MNIST</translation>
    </message>
    <message>
        <source>Train on MNIST from now on; undo brings back the settings for “{0}”</source>
        <translation>从现在起在 MNIST 上训练；撤销可恢复针对“{0}”的设置</translation>
    </message>
    <message>
        <source>Use MNIST</source>
        <translation>使用 MNIST</translation>
    </message>
    <message>
        <source>Open data folder…</source>
        <translation>打开数据文件夹…</translation>
    </message>
    <message>
        <source>Choose the folder with its files</source>
        <translation>选择其文件所在的文件夹</translation>
    </message>
    <message>
        <source>LeNet: open data &amp;folder…</source>
        <translation>LeNet：打开数据文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>LeNet: &amp;get Fashion-MNIST…</source>
        <translation>LeNet：获取 Fashion-MNIST(&amp;G)…</translation>
    </message>
    <message>
        <source>LeNet: use &amp;MNIST</source>
        <translation>LeNet：使用 MNIST(&amp;M)</translation>
    </message>
</context>
<context>
    <name>DefinitionPage</name>
    <message>
        <source>shaded area</source>
        <translation>阴影面积</translation>
    </message>
    <message>
        <source>drag to draw</source>
        <translation>拖动即可绘制</translation>
    </message>
    <message>
        <source>probability that the first die shows k</source>
        <translation>第一个骰子掷出 k 的概率</translation>
    </message>
    <message>
        <source>probability that the second die shows k</source>
        <translation>第二个骰子掷出 k 的概率</translation>
    </message>
    <message>
        <source>coefficient of zᵏ in {0}</source>
        <translation>{0} 中 zᵏ 的系数</translation>
    </message>
    <message>
        <source>moved to {0}, not flipped</source>
        <translation>移到 {0}，不翻转</translation>
    </message>
    <message>
        <source>flipped and moved to {0}</source>
        <translation>翻转并移到 {0}</translation>
    </message>
    <message>
        <source>their product, shaded</source>
        <translation>二者之积（阴影）</translation>
    </message>
    <message>
        <source>their product</source>
        <translation>二者之积</translation>
    </message>
    <message>
        <source>drag, or ← →, to slide</source>
        <translation>拖动或按 ← → 滑动</translation>
    </message>
    <message>
        <source>probability that the first die shows n more than the second</source>
        <translation>第一个骰子比第二个多 n 点的概率</translation>
    </message>
    <message>
        <source>probability that the dice show n together</source>
        <translation>两个骰子点数之和为 n 的概率</translation>
    </message>
    <message>
        <source>coefficient of zⁿ in the product of the polynomials</source>
        <translation>两个多项式乘积中 zⁿ 的系数</translation>
    </message>
    <message>
        <source>its height is the shaded area</source>
        <translation>其高度即阴影面积</translation>
    </message>
    <message>
        <source>impulses, each as high as its area</source>
        <translation>冲激，高度表示其面积</translation>
    </message>
    <message>
        <source>its height is the sum of the products</source>
        <translation>其高度即各积之和</translation>
    </message>
    <message>
        <source>n: difference</source>
        <translation>n：差</translation>
    </message>
    <message>
        <source>n: sum</source>
        <translation>n：和</translation>
    </message>
    <message>
        <source>{0}: place of g</source>
        <translation>{0}：g 的位置</translation>
    </message>
    <message>
        <source>k: dots</source>
        <translation>k：点数</translation>
    </message>
    <message>
        <source>k: exponent</source>
        <translation>k：指数</translation>
    </message>
    <message>
        <source>Move g to {0} without flipping it, multiply it by f, and {1}.</source>
        <translation>不翻转 g，把它移到 {0}，与 f 相乘，再{1}。</translation>
    </message>
    <message>
        <source>Flip g, move it to {0}, multiply it by f, and {1}.</source>
        <translation>翻转 g，把它移到 {0}，与 f 相乘，再{1}。</translation>
    </message>
    <message>
        <source>take the area under the product</source>
        <translation>求乘积下的面积</translation>
    </message>
    <message>
        <source>add up the products</source>
        <translation>把乘积相加</translation>
    </message>
    <message>
        <source>No two dice differ by {0}: no product is above 0.</source>
        <translation>两个骰子的点数不可能相差 {0}：没有大于 0 的乘积。</translation>
    </message>
    <message>
        <source>No two dice add up to {0}: no product is above 0.</source>
        <translation>两个骰子的点数之和不可能是 {0}：没有大于 0 的乘积。</translation>
    </message>
    <message>
        <source>Not flipped: when the first die shows k, the second shows k − {0}. Both go up together: this is how likely a difference of {1} is.</source>
        <translation>不翻转：第一个骰子为 k 时，第二个为 k − {0}。两者一起增大：得到的是点数之差为 {1} 的概率。</translation>
    </message>
    <message>
        <source>Why flip? To get {0} together, the second die must show {0} − k when the first shows k: as one goes up, the other goes down.</source>
        <translation>为什么要翻转？点数之和要等于 {0}，第一个骰子为 k 时第二个就必须为 {0} − k：一个增大，另一个就减小。</translation>
    </message>
    <message>
        <source>Not flipped, zᵏ is paired with zᵏ⁻ⁿ: the exponents differ by n and do not add up to it. These are not the coefficients of the product.</source>
        <translation>不翻转时，zᵏ 与 zᵏ⁻ⁿ 配对：指数之差为 n，而不是和为 n。得到的不是乘积的系数。</translation>
    </message>
    <message>
        <source>Why flip? zᵏ · zⁿ⁻ᵏ = zⁿ: for the coefficient of zⁿ, k pairs with n − k, here {0} − k. {1} = {2}</source>
        <translation>为什么要翻转？zᵏ · zⁿ⁻ᵏ = zⁿ：求 zⁿ 的系数时，k 与 n − k 配对，这里是 {0} − k。{1} = {2}</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>cross-correlation</source>
        <translation>互相关</translation>
    </message>
    <message>
        <source>Only the signs differ: a layer does not turn its kernel by 180°.</source>
        <translation>只有符号不同：卷积层不把卷积核旋转 180°。</translation>
    </message>
    <message>
        <source>Stop g where it is (Space)</source>
        <translation>让 g 停在原处（空格）</translation>
    </message>
    <message>
        <source>Slide g over f and trace the result (Space)</source>
        <translation>让 g 滑过 f 并描出结果（空格）</translation>
    </message>
    <message>
        <source>box</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>impulse train</source>
        <translation>冲激串</translation>
    </message>
    <message>
        <source>die</source>
        <translation>骰子</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>f and g, moved but not flipped: drag, or use ← →, to slide g</source>
        <translation>f 和平移但未翻转的 g：拖动或用 ← → 滑动 g</translation>
    </message>
    <message>
        <source>f: drag to draw it by hand</source>
        <translation>f：拖动即可手绘</translation>
    </message>
    <message>
        <source>g: drag to draw it by hand</source>
        <translation>g：拖动即可手绘</translation>
    </message>
    <message>
        <source>continuous</source>
        <translation>连续</translation>
    </message>
    <message>
        <source>discrete</source>
        <translation>离散</translation>
    </message>
    <message>
        <source>Functions of whole numbers: the result is a sum of products</source>
        <translation>整数的函数：结果是乘积之和</translation>
    </message>
    <message>
        <source>g is flipped before it slides over f</source>
        <translation>g 先翻转再滑过 f</translation>
    </message>
    <message>
        <source>g slides over f as it is, not flipped</source>
        <translation>g 不翻转，直接滑过 f</translation>
    </message>
    <message>
        <source>The function that stays in its place; a die or a polynomial makes both discrete</source>
        <translation>保持不动的函数；选骰子或多项式时两个函数都变为离散</translation>
    </message>
    <message>
        <source>The function that slides over f; a die or a polynomial makes both discrete</source>
        <translation>在 f 上滑动的函数；选骰子或多项式时两个函数都变为离散</translation>
    </message>
    <message>
        <source>Functions of a real number: the result is an integral. A die and a polynomial have none.</source>
        <translation>实数的函数：结果是积分。骰子和多项式没有连续的形式。</translation>
    </message>
    <message>
        <source>Back to the functions and the place this page opens with</source>
        <translation>回到本页初始的函数和位置</translation>
    </message>
    <message>
        <source>f and g, flipped and moved: drag, or use ← →, to slide g</source>
        <translation>f 与翻转移动后的 g：拖动或按 ← → 滑动 g</translation>
    </message>
    <message>
        <source>The result: drag, or use ← →, to move along it</source>
        <translation>结果：拖动或按 ← → 沿其移动</translation>
    </message>
</context>
<context>
    <name>DescentSection</name>
    <message>
        <source>At most {0} updates are walked here.</source>
        <translation>这里最多更新 {0} 次。</translation>
    </message>
    <message>
        <source>At least one update must be made.</source>
        <translation>至少要更新一次。</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Each step goes against the gradient: K ← K − η · ∂L/∂K</source>
        <translation>每一步都沿梯度的反方向：K ← K − η · ∂L/∂K</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Each step goes against a velocity: v ← μv + ∂L/∂K, K ← K − ηv</source>
        <translation>每一步都沿速度的反方向：v ← μv + ∂L/∂K，K ← K − ηv</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Each weight’s step is scaled by running means of its gradient and its square</source>
        <translation>每个权重的步长由其梯度及梯度平方的滑动平均来缩放</translation>
    </message>
    <message>
        <source>loss, steps, momentum</source>
        <translation>损失、步数、动量</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>The sum of the squared errors, as in the book</source>
        <translation>平方误差之和，与书中一致</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Their mean: the gradient is smaller by the number of errors</source>
        <translation>平方误差的平均值：有多少个误差，梯度就缩小多少倍</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>How many updates the descent makes</source>
        <translation>梯度下降一共更新多少次</translation>
    </message>
    <message>
        <source>Momentum μ</source>
        <translation>动量 μ</translation>
    </message>
    <message>
        <source>The share of its velocity that a step keeps; for Momentum alone</source>
        <translation>每一步保留上一步速度的比例；只用于动量法</translation>
    </message>
</context>
<context>
    <name>DigitComparison</name>
    <message>
        <source>weights of F1</source>
        <translation>F1 的权重</translation>
    </message>
    <message>
        <source>kernels of C1</source>
        <translation>C1 的卷积核</translation>
    </message>
    <message>
        <source>Two networks, one image</source>
        <translation>同一图像，两个网络</translation>
    </message>
    <message>
        <source>Predictions</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>What either network predicts, and how probable each class is</source>
        <translation>两个网络各预测什么，以及每个类别的概率</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>The first layer’s weights of either network, on one scale</source>
        <translation>两个网络第一层的权重，用同一刻度</translation>
    </message>
    <message>
        <source>Left network</source>
        <translation>左边的网络</translation>
    </message>
    <message>
        <source>Right network</source>
        <translation>右边的网络</translation>
    </message>
    <message>
        <source>Which network judges the image on this side</source>
        <translation>这一侧由哪个网络来预测</translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation>每个类别的概率</translation>
    </message>
</context>
<context>
    <name>DrawView</name>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的输入</translation>
    </message>
    <message>
        <source>28 × 28: scaled to fit 20 × 20, centred by its centre of mass</source>
        <translation>28 × 28：缩放到 20 × 20 以内，并按质心居中</translation>
    </message>
    <message>
        <source>28 × 28: an image of the test set, as it is</source>
        <translation>28 × 28：测试集图像，未经处理</translation>
    </message>
    <message>
        <source>Back at step {0} of {1}: maps and prediction are those of that moment.</source>
        <translation>回到第 {0} 步（共 {1} 步）：特征映射和预测都是那一刻的。</translation>
    </message>
    <message>
        <source>Drag along the curves to see the prediction of any moment of this run.</source>
        <translation>沿曲线拖动，可看到这次训练任一时刻的预测。</translation>
    </message>
    <message>
        <source>Draw a digit: each layer turns it into maps, until ten probabilities are left.</source>
        <translation>画一个数字：每一层把它变成特征映射，最后只剩十个概率。</translation>
    </message>
    <message>
        <source>{0}, map {1}, row {2}, column {3}: {4}</source>
        <translation>{0}，第 {1} 个特征映射，第 {2} 行，第 {3} 列：{4}</translation>
    </message>
    <message>
        <source>{0}, unit {1}: {2}</source>
        <translation>{0}，第 {1} 个单元：{2}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征映射</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>色标范围</translation>
    </message>
    <message>
        <source>each layer its own</source>
        <translation>每层各自</translation>
    </message>
    <message>
        <source>All that the network sees: 28 × 28 numbers, from 0 where there is no ink to 1.</source>
        <translation>网络看到的全部：28 × 28 个数，从 0（无墨迹）到 1。</translation>
    </message>
    <message>
        <source>Training: maps and prediction follow the weights. You can keep drawing.</source>
        <translation>正在训练：特征映射和预测随权重变化。训练时可以继续画。</translation>
    </message>
    <message>
        <source>These weights are random: train, and watch the prediction begin to make sense.</source>
        <translation>这些权重是随机初始化的：开始训练，看预测怎样逐渐变得有意义。</translation>
    </message>
    <message>
        <source>28 × 28: scaled to fill the image and centred, like the images of {0}</source>
        <translation>28 × 28：放大到填满，居中，与 {0} 的图像一样</translation>
    </message>
    <message>
        <source>The output of every layer</source>
        <translation>每一层的输出</translation>
    </message>
    <message>
        <source>one for all layers</source>
        <translation>所有层统一</translation>
    </message>
    <message>
        <source>Which values get the darkest and the brightest colour</source>
        <translation>哪些数值对应最深和最亮的颜色</translation>
    </message>
    <message>
        <source>The feature maps of your digit appear here</source>
        <translation>你画的数字的特征映射将显示在这里</translation>
    </message>
</context>
<context>
    <name>DrawingPanel</name>
    <message>
        <source>Draw a digit from 0 to 9 here</source>
        <translation>在这里画一个 0 到 9 的数字</translation>
    </message>
    <message>
        <source>Draw here, or take an image from the test set</source>
        <translation>在此绘制，或取一张测试集图像</translation>
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
        <source>Draw</source>
        <translation>画数字</translation>
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
        <source>Erase ink (so does the right mouse button)</source>
        <translation>擦除笔迹（按住鼠标右键也可擦除）</translation>
    </message>
    <message>
        <source>Undo the last stroke or choice (Ctrl+Z)</source>
        <translation>撤销上一笔或上一个选择 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo what was undone</source>
        <translation>重做刚才撤销的操作</translation>
    </message>
    <message>
        <source>Clear the canvas (Delete)</source>
        <translation>清空画布 (Delete)</translation>
    </message>
    <message>
        <source>Put a digit from the test set on the canvas</source>
        <translation>把测试集中的一个数字放到画布上</translation>
    </message>
    <message>
        <source>Put an image from the test set on the canvas</source>
        <translation>把测试集中的一张图像放到画布上</translation>
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
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Random digit</source>
        <translation>随机数字</translation>
    </message>
    <message>
        <source>Random image</source>
        <translation>随机图像</translation>
    </message>
</context>
<context>
    <name>DrawingSection</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Upright bar</source>
        <translation>竖条</translation>
    </message>
    <message>
        <source>Lying bar</source>
        <translation>横条</translation>
    </message>
    <message>
        <source>Diagonal</source>
        <translation>对角线</translation>
    </message>
    <message>
        <source>Cross</source>
        <translation>十字</translation>
    </message>
    <message>
        <source>Random zeros and ones</source>
        <translation>随机的 0 和 1</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>The 6 × 6 image that the chain begins with</source>
        <translation>这条链起点的 6 × 6 图像</translation>
    </message>
    <message>
        <source>Other random zeros and ones</source>
        <translation>换一组随机的 0 和 1</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>The class that this input has: the loss is −ln of its probability</source>
        <translation>输入所属的类别：损失是它的概率的 −ln</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the input as a matrix</source>
        <translation>把输入复制为矩阵</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste a 6 × 6 matrix as the input</source>
        <translation>把 6 × 6 矩阵粘贴为输入</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move the content one column to the left</source>
        <translation>内容左移一列</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Move the content one column to the right</source>
        <translation>内容右移一列</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move the content one row up</source>
        <translation>内容上移一行</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move the content one row down</source>
        <translation>内容下移一行</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>Swap black and white</source>
        <translation>黑白互换</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Set every cell to 0</source>
        <translation>把每个元素清零</translation>
    </message>
</context>
<context>
    <name>EditMenu</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Operations on the whole matrix</source>
        <translation>对整个矩阵的操作</translation>
    </message>
</context>
<context>
    <name>EnlargeButton</name>
    <message>
        <source>Show the input large, with the number in every cell; Esc or a click goes back</source>
        <translation>放大输入，并在每格中显示数值；按 Esc 或单击返回</translation>
    </message>
</context>
<context>
    <name>EquivarianceView</name>
    <message>
        <source>f(shifted x) = {0}, shifted f(x) = {1}, difference {2}</source>
        <translation>f(平移后的 x) = {0}，平移后的 f(x) = {1}，差异 {2}</translation>
    </message>
    <message>
        <source>Function f</source>
        <translation>函数 f</translation>
    </message>
    <message>
        <source>What is computed: of the shifted image, and of the image before its result is shifted</source>
        <translation>所计算的函数：一次作用于平移后的图像，一次作用于原图像、再平移结果</translation>
    </message>
    <message>
        <source>The kernel of the convolution: with any of them a convolution is equivariant away from the border</source>
        <translation>卷积所用的卷积核：无论选哪一个，远离边界处卷积都是等变的</translation>
    </message>
    <message>
        <source>Shift the image one column to the left (←)</source>
        <translation>图像左移一列（←）</translation>
    </message>
    <message>
        <source>Shift the image one column to the right (→)</source>
        <translation>图像右移一列（→）</translation>
    </message>
    <message>
        <source>Shift the image one row up (↑)</source>
        <translation>图像上移一行（↑）</translation>
    </message>
    <message>
        <source>Shift the image one row down (↓)</source>
        <translation>图像下移一行（↓）</translation>
    </message>
    <message>
        <source>Reset: no shift (Home)</source>
        <translation>重置：不平移（Home）</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
</context>
<context>
    <name>ErrorCurve</name>
    <message>
        <source>error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Relative error for each step h</source>
        <translation>每个步长 h 的相对误差</translation>
    </message>
    <message>
        <source>The relative error for each step h: large steps miss bends, tiny ones drown in rounding; a click chooses h</source>
        <translation>每个步长 h 的相对误差：步长大则忽略弯曲，太小则淹没在舍入误差中；点击可选择 h</translation>
    </message>
</context>
<context>
    <name>ErrorsView</name>
    <message>
        <source>Arrow keys go from cell to cell and to the headings of rows and columns, Enter shows the images</source>
        <translation>方向键在单元格以及行首、列首之间移动，回车键显示其图像</translation>
    </message>
    <message>
        <source>Test image {0}, labelled {1}, is on the sheet now; undo brings back what was there</source>
        <translation>测试图像 {0}（标签为 {1}）已放到画布上；撤销可恢复原来的内容</translation>
    </message>
    <message>
        <source>Arrow keys go from image to image, Enter puts one on the sheet</source>
        <translation>方向键在图像间移动，回车键把图像放到画布上</translation>
    </message>
</context>
<context>
    <name>EvaluationSummary</name>
    <message>
        <source>Not evaluated</source>
        <translation>尚未评估</translation>
    </message>
    <message>
        <source>Evaluating on the test set…</source>
        <translation>正在评估测试集……</translation>
    </message>
    <message>
        <source>There is no test set, or no network, to evaluate.</source>
        <translation>没有可评估的测试集或网络。</translation>
    </message>
    <message>
        <source>These images do not fit the network.</source>
        <translation>这些图像与网络不匹配。</translation>
    </message>
    <message>
        <source>In training: as of step {0}, updated after each epoch.</source>
        <translation>训练中：第 {0} 步的结果；每轮结束后更新。</translation>
    </message>
    <message>
        <source>Share of the test set evaluated so far</source>
        <translation>测试集已完成的比例</translation>
    </message>
    <message>
        <source>Stop the evaluation; the figures stay as they are</source>
        <translation>停止评估测试集；已有的数字保持不变</translation>
    </message>
    <message>
        <source>Run all test images through the network</source>
        <translation>让网络判断测试集的全部图像</translation>
    </message>
    <message>
        <source>No finite prediction: the weights are too large</source>
        <translation>权重过大，得不到有限的预测</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
</context>
<context>
    <name>FashionDownload</name>
    <message>
        <source>Stop the download; complete files are kept for next time</source>
        <translation>停止；已完整的文件留待下次使用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The download was cancelled.</source>
        <translation>下载已取消。</translation>
    </message>
    <message>
        <source>Downloading Fashion-MNIST: {0} of {1} MB</source>
        <translation>正在下载 Fashion-MNIST：{0} / {1} MB</translation>
    </message>
    <message>
        <source>Files already downloaded are kept</source>
        <translation>已得到的文件会保留</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>1  One 3 × 3</source>
        <translation>1  一个 3 × 3</translation>
    </message>
    <message>
        <source>2  Two 3 × 3 = one 5 × 5</source>
        <translation>2  两个 3 × 3 = 一个 5 × 5</translation>
    </message>
    <message>
        <source>4  Ten 5 × 5 on 240 × 240</source>
        <translation>4  240 × 240 上的十个 5 × 5</translation>
    </message>
    <message>
        <source>5  Dilated 1, 2, 4</source>
        <translation>5  膨胀 1、2、4</translation>
    </message>
    <message>
        <source>6  Like VGG: 3 × 3 and pooling</source>
        <translation>6  类似 VGG：3 × 3 与汇聚</translation>
    </message>
    <message>
        <source>Point at any unit of any map: the frames show what it sees of every layer below, down to the image. Arrow keys move on, Space pins.</source>
        <translation>指向任一特征映射的任一单元：方框显示它在下面每一层直到图像上看到什么。方向键移动，空格固定。</translation>
    </message>
    <message>
        <source>A 1 at the chosen unit is sent back through the network: where the image has a gradient, it matters to the unit. Point at another unit of the map.</source>
        <translation>在所选单元处放一个 1，反向传回网络：图像上哪里有梯度，哪里就影响该单元。可指向特征映射的另一个单元。</translation>
    </message>
    <message>
        <source>7  VGG-16, whole</source>
        <translation>7  完整的 VGG-16</translation>
    </message>
    <message>
        <source>8  The first stage of ResNet-18</source>
        <translation>8  ResNet-18 的第一阶段</translation>
    </message>
    <message>
        <source>A unit of the feature map depends on the 3 × 3 elements under the kernel and on nothing else: they are its receptive field.</source>
        <translation>特征映射的一个单元只取决于卷积核下的 3 × 3 个元素，别无其他：这就是它的感受野。</translation>
    </message>
    <message>
        <source>Each unit of the first map sees 3 × 3 elements, each unit of the second 3 × 3 units of the first: together 5 × 5, with 18 weights instead of 25.</source>
        <translation>第一个特征映射的每个单元看到 3 × 3 个元素，第二个的每个单元看到第一个的 3 × 3 个单元：合起来是 5 × 5，只用 18 个权重，而不是 25 个。</translation>
    </message>
    <message>
        <source>3  The book’s LeNet</source>
        <translation>3  书中的 LeNet</translation>
    </message>
    <message>
        <source>Fields grow from layer to layer: {0}. A unit of the last map sees {1} of the image’s {2} pixels. Point at any unit of any map.</source>
        <translation>感受野逐层增大：{0}。最后一个特征映射的单元看到图像 {2} 个像素中的 {1} 个。可指向任一特征映射的任一单元。</translation>
    </message>
    <message>
        <source>Without padding ten 5 × 5 kernels turn {0} into {1}, and a field of 1 into {2}: each layer adds 4. Look at “Measured”: most of the gradient is in the middle.</source>
        <translation>不填充时，十个 5 × 5 卷积核把 {0} 变成 {1}，感受野从 1 增大到 {2}：每层加 4。请看“实测”：梯度大多集中在中间。</translation>
    </message>
    <message>
        <source>Three 3 × 3 kernels with dilations 1, 2 and 4 (gaps of 0, 1 and 3 between their weights) see {0} elements; with dilation 1 it would be 7 × 7. Each layer adds twice as much as the one before: {1}.</source>
        <translation>膨胀率为 1、2、4 的三个 3 × 3 卷积核（权重之间分别空出 0、1、3 个元素）看到 {0} 个元素；膨胀率都为 1 时只有 7 × 7。每层增加的是前一层的两倍：{1}。</translation>
    </message>
    <message>
        <source>Pooling doubles the jump, so that every later 3 × 3 adds twice as much to the field: {0}.</source>
        <translation>汇聚使跳距加倍，之后每个 3 × 3 给感受野增加的也加倍：{0}。</translation>
    </message>
    <message>
        <source>All 13 convolutions and 5 poolings of VGG-16: a field of {0} on an image of {1}. Before the dense layers a unit sees almost all of it.</source>
        <translation>VGG-16 的全部 13 个卷积层和 5 个汇聚层：在 {1} 的图像上感受野为 {0}。在全连接层之前，一个单元几乎看到整幅图像。</translation>
    </message>
    <message>
        <source>A 7 × 7 kernel and max pooling, both with stride 2, then four 3 × 3: the field grows as {0}. The shortcuts are left out: they add shorter paths, but no field gets larger by them.</source>
        <translation>先是步幅均为 2 的 7 × 7 卷积和最大汇聚，再是四个 3 × 3：感受野依次为 {0}。这里略去了跨层连接：它们只增加更短的路径，不会使感受野变大。</translation>
    </message>
    <message>
        <source>Every line is one connection; the chosen unit’s cone is lit. Hollow dots are padding. Point at any dot.</source>
        <translation>每条线是一个连接；所选单元的锥形被点亮。空心点是填充。可指向任一点。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>conv</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>avg</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Rows and columns of the layer’s feature map</source>
        <translation>该层特征映射的行数和列数</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Convolution, max pooling or average pooling</source>
        <translation>卷积、最大汇聚或平均汇聚</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Size of the window; 3×5 is 3 rows and 5 columns. Larger: a larger field</source>
        <translation>窗口的大小；3×5 是 3 行 5 列。越大，感受野越大</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>How far the window moves: it multiplies the jump of this layer and all later ones</source>
        <translation>窗口每次移动的距离：这一层及其后各层的跳距都乘以它</translation>
    </message>
    <message>
        <source>Rows and columns added on every side: fields begin further up and left</source>
        <translation>每侧添加的行数和列数：感受野的起点更靠上、靠左</translation>
    </message>
    <message>
        <source>How far the fields of neighbouring units are apart, from start to start, in elements of the input</source>
        <translation>相邻单元的感受野从起点到起点相距多少个输入元素</translation>
    </message>
    <message>
        <source>Size of the receptive field: how many rows and columns of the input it spans</source>
        <translation>感受野的大小：跨越输入的多少行、多少列</translation>
    </message>
    <message>
        <source>How many rows and columns the fields of neighbouring units share</source>
        <translation>相邻单元的感受野共有多少行、多少列</translation>
    </message>
    <message>
        <source>pad</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>dil.</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>跳距</translation>
    </message>
    <message>
        <source>field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>all of it lies on the image</source>
        <translation>全部在图像上</translation>
    </message>
    <message>
        <source>{0} of {1} elements lie on the image</source>
        <translation>{1} 个元素中有 {0} 个在图像上</translation>
    </message>
    <message>
        <source>without the gaps: {0}</source>
        <translation>不计空隙：{0}</translation>
    </message>
    <message>
        <source>its field: {0}</source>
        <translation>其感受野：{0}</translation>
    </message>
    <message>
        <source>input [{0}, {1}] = </source>
        <translation>输入 [{0}, {1}] = </translation>
    </message>
    <message>
        <source>units of the last layer that depend on it: {0}</source>
        <translation>最后一层中依赖于它的单元：{0} 个</translation>
    </message>
    <message>
        <source>paths to the unit: {0}</source>
        <translation>通向该单元的路径：{0} 条</translation>
    </message>
    <message>
        <source>the unit does not depend on it</source>
        <translation>该单元不依赖于它</translation>
    </message>
    <message>
        <source>Pixels that nothing at the end depends on: {0} ({1}). From them no path leads to the last layer.</source>
        <translation>有 {0} 个像素（{1}）对最后的输出毫无影响：没有路径从它们通向最后一层。</translation>
    </message>
    <message>
        <source>Every pixel has the same influence. Paths from each to the last layer: {0}.</source>
        <translation>每个像素的影响相同：从每个像素通向最后一层的路径都是 {0} 条。</translation>
    </message>
    <message>
        <source>A corner has less influence than the middle. Paths to the last layer: {0} from the corner, {1} from the middle.</source>
        <translation>角上的像素比中间的影响小。通向最后一层的路径：角上 {0} 条，中间 {1} 条。</translation>
    </message>
    <message>
        <source>Here a corner has no less influence than the middle. Paths to the last layer: {0} from the corner, {1} from the middle.</source>
        <translation>这里角上的像素影响并不比中间的小。通向最后一层的路径：角上 {0} 条，中间 {1} 条。</translation>
    </message>
    <message>
        <source>pixel [{0}, {1}]</source>
        <translation>像素 [{0}, {1}]</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>paths</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>number of windows in {0}</source>
        <translation>{0} 方向的窗口数</translation>
    </message>
    <message>
        <source>sum over all pixels: {0} = {1}</source>
        <translation>所有像素之和：{0} = {1}</translation>
    </message>
    <message>
        <source>sum over all pixels: {0} = {1}, less {2} on padding: {3}</source>
        <translation>所有像素之和：{0} = {1}，减去填充上的 {2}：{3}</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Where the field of the first unit begins; below 0 it begins on padding</source>
        <translation>第一个单元的感受野从哪里开始；小于 0 则从填充开始</translation>
    </message>
    <message>
        <source>overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Dilation d: the kernel’s weights lie d apart, with gaps of d − 1. The field grows, the number of weights stays</source>
        <translation>膨胀率 d：卷积核的权重相距 d，中间空出 d − 1。感受野增大，权重的个数不变</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Random kernels, as before training</source>
        <translation>随机卷积核，如训练之前</translation>
    </message>
    <message>
        <source>all 1</source>
        <translation>全为 1</translation>
    </message>
    <message>
        <source>All weights are 1: the gradient counts paths</source>
        <translation>所有权重为 1：梯度就是路径数</translation>
    </message>
    <message>
        <source>LeNet</source>
        <translation>LeNet</translation>
    </message>
    <message>
        <source>The kernels of the bundled, trained LeNet: for one or two convolutions with 5 × 5 weights</source>
        <translation>随附的训练好的 LeNet 的卷积核：用于一个或两个 5 × 5 卷积</translation>
    </message>
    <message>
        <source>layer {0} [{1}, {2}]</source>
        <translation>第 {0} 层 [{1}, {2}]</translation>
    </message>
    <message>
        <source>The gradient leaves the theoretical field. This must not happen.</source>
        <translation>梯度超出了理论感受野。这不应发生。</translation>
    </message>
    <message>
        <source>All that this unit sees is padding: it depends on no element of the image.</source>
        <translation>这个单元看到的全是填充：它不依赖于图像的任何元素。</translation>
    </message>
    <message>
        <source>✓ As in theory: the only element that the unit can depend on has a gradient.</source>
        <translation>✓ 与理论一致：该单元唯一可能依赖的元素有梯度。</translation>
    </message>
    <message>
        <source>✓ As in theory: all {0} elements that the unit can depend on have a gradient, and no others.</source>
        <translation>✓ 与理论一致：该单元可能依赖的 {0} 个元素都有梯度，其他元素都没有。</translation>
    </message>
    <message>
        <source>✓ Inside the theoretical field, but less: a gradient at {0} of {1} elements, within {2}.</source>
        <translation>✓ 在理论感受野之内，但更少：{1} 个元素中有 {0} 个有梯度，范围为 {2}。</translation>
    </message>
    <message>
        <source>No gradient arrives. Elements that the unit can depend on, by sizes alone: {1}.</source>
        <translation>没有梯度到达。只看各层大小，该单元可能依赖的元素有 {1} 个。</translation>
    </message>
    <message>
        <source>its middle</source>
        <translation>其中间部分</translation>
    </message>
    <message>
        <source>shown: {0}</source>
        <translation>所示：{0}</translation>
    </message>
    <message>
        <source>ReLU switches off {0} of the units on the way</source>
        <translation>途中有 {0} 个单元被 ReLU 关闭</translation>
    </message>
    <message>
        <source>max pooling passes the gradient on only to the largest element of a window</source>
        <translation>最大汇聚只把梯度传给窗口中最大的元素</translation>
    </message>
    <message>
        <source>weights that are 0: {0}</source>
        <translation>为 0 的权重：{0} 个</translation>
    </message>
    <message>
        <source>rows {0} to {1}</source>
        <translation>第 {0} 至 {1} 行</translation>
    </message>
    <message>
        <source>columns {0} to {1}</source>
        <translation>第 {0} 至 {1} 列</translation>
    </message>
    <message>
        <source>row {0}</source>
        <translation>第 {0} 行</translation>
    </message>
    <message>
        <source>column {0}</source>
        <translation>第 {0} 列</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}、{1}</translation>
    </message>
    <message>
        <source>gradients over several paths cancel out</source>
        <translation>经由多条路径的梯度相互抵消</translation>
    </message>
    <message>
        <source>, and </source>
        <translation>，并且</translation>
    </message>
    <message>
        <source>Why: {0}.</source>
        <translation>原因：{0}。</translation>
    </message>
    <message>
        <source>The middle {0} × {1} holds {2} of the gradient; it is {3} of what the unit can depend on.</source>
        <translation>中间 {0} × {1} 的部分占梯度的 {2}，而只占该单元可能依赖的元素的 {3}。</translation>
    </message>
    <message>
        <source>Only one path leads from each element to the unit: no place is favoured, weights alone decide.</source>
        <translation>从每个元素到该单元都只有一条路径：没有哪处占优，全由权重决定。</translation>
    </message>
    <message>
        <source>From each element as many paths lead to the unit, {0}: no place is favoured, weights alone decide.</source>
        <translation>从每个元素到该单元的路径一样多，都是 {0} 条：没有哪处占优，全由权重决定。</translation>
    </message>
    <message>
        <source>Paths do not favour it here: {0} of them begin there.</source>
        <translation>这里路径并不偏向中间：从那里出发的占 {0}。</translation>
    </message>
    <message>
        <source>Why: {0} of all paths to the unit begin there. The effective field is smaller than the theoretical one.</source>
        <translation>原因：通向该单元的路径有 {0} 从那里出发。有效感受野小于理论感受野。</translation>
    </message>
    <message>
        <source>Yet {0} of all paths to the unit begin there: weights, and what is switched off, outweigh that here.</source>
        <translation>不过通向该单元的路径有 {0} 从那里出发：在这里，权重和被关闭的单元起了更大的作用。</translation>
    </message>
</context>
<context>
    <name>FieldInput</name>
    <message>
        <source>At most {0} rows or columns are computed here.</source>
        <translation>这里最多计算 {0} 行或 {0} 列。</translation>
    </message>
    <message>
        <source>At least {0}: in a smaller image the window of some layer does not fit.</source>
        <translation>至少为 {0}：图像再小，就有某一层的窗口放不下。</translation>
    </message>
    <message>
        <source>A drawn 3</source>
        <translation>手绘的 3</translation>
    </message>
</context>
<context>
    <name>FieldMaps</name>
    <message>
        <source>Input {0}</source>
        <translation>输入 {0}</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征映射</translation>
    </message>
</context>
<context>
    <name>FieldPage</name>
    <message>
        <source>Pinned units that no longer exist were unpinned: {0}. Undo brings them back.</source>
        <translation>已放开 {0} 个不再存在的固定单元。撤销可以恢复它们。</translation>
    </message>
    <message>
        <source>Recurrences</source>
        <translation>递推式</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>What the chosen unit sees of every layer below</source>
        <translation>所选单元在下面每一层上看到什么</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>The unit’s gradient with respect to the image, beside the theory</source>
        <translation>该单元对图像的梯度，与理论对照</translation>
    </message>
    <message>
        <source>Every connection along one axis, the unit’s cone lit</source>
        <translation>沿一个轴的每条连接，点亮该单元的锥形</translation>
    </message>
    <message>
        <source>Cross-section</source>
        <translation>剖面</translation>
    </message>
    <message>
        <source>Pixel use</source>
        <translation>像素使用</translation>
    </message>
    <message>
        <source>How many windows and paths use each pixel</source>
        <translation>多少窗口和路径用到每个像素</translation>
    </message>
    <message>
        <source>Prepared stacks of layers, with what to look for</source>
        <translation>现成的网络层，并提示要点</translation>
    </message>
</context>
<context>
    <name>FieldStage</name>
    <message>
        <source>One axis, every connection</source>
        <translation>一个轴上的每条连接</translation>
    </message>
    <message>
        <source>Along a row</source>
        <translation>沿一行</translation>
    </message>
    <message>
        <source>Cut along a row: units from left to right</source>
        <translation>沿一行剖开：单元从左到右</translation>
    </message>
    <message>
        <source>Along a column</source>
        <translation>沿一列</translation>
    </message>
    <message>
        <source>Cut along a column: units from top to bottom</source>
        <translation>沿一列剖开：单元从上到下</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>Open a session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>convlab sessions</source>
        <translation>convlab 会话</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>查找范围：</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>文件类型：</translation>
    </message>
</context>
<context>
    <name>FileMessages</name>
    <message>
        <source>Saving “{0}”…</source>
        <translation>正在保存“{0}”…</translation>
    </message>
    <message>
        <source>Opening “{0}”…</source>
        <translation>正在打开“{0}”…</translation>
    </message>
    <message>
        <source>Opened “{0}”.</source>
        <translation>已打开“{0}”。</translation>
    </message>
    <message>
        <source>Saved “{0}”.</source>
        <translation>已保存“{0}”。</translation>
    </message>
    <message>
        <source>Saved “{0}”: {1}.</source>
        <translation>已保存“{0}”：{1}。</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>保存到别处…</translation>
    </message>
    <message>
        <source>Choose another folder or name</source>
        <translation>选择另一个文件夹或文件名</translation>
    </message>
    <message>
        <source>Cancelled: nothing has changed.</source>
        <translation>已取消：什么都没有改变。</translation>
    </message>
    <message>
        <source>Your work cannot be saved automatically and would be lost in a crash: {0}. Save it yourself.</source>
        <translation>无法自动保存你的工作，程序崩溃时会丢失：{0}。请自行保存。</translation>
    </message>
    <message>
        <source>Recovered the work of {0}. Save it to keep it.</source>
        <translation>已恢复 {0} 的工作。请保存以保留它。</translation>
    </message>
</context>
<context>
    <name>FileProgress</name>
    <message>
        <source>Saving “{0}”: {1}</source>
        <translation>正在保存“{0}”：{1}</translation>
    </message>
    <message>
        <source>Stop saving; a file of that name stays as it was</source>
        <translation>停止保存；同名的文件保持原样</translation>
    </message>
    <message>
        <source>Opening “{0}”: {1}</source>
        <translation>正在打开“{0}”：{1}</translation>
    </message>
    <message>
        <source>Stop opening; everything stays as it is</source>
        <translation>停止打开；一切保持原样</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>about {0} MB</source>
        <translation>约 {0} MB</translation>
    </message>
    <message>
        <source>{0} of {1} checkpoints of training</source>
        <translation>含训练途中 {1} 个检查点中的 {0} 个</translation>
    </message>
    <message>
        <source>“{0}” cannot be opened: there is no such file.</source>
        <translation>无法打开“{0}”：没有这个文件。</translation>
    </message>
    <message>
        <source>“{0}” is a folder.</source>
        <translation>“{0}”是一个文件夹。</translation>
    </message>
    <message>
        <source>“{0}” cannot be opened: you may not read it.</source>
        <translation>无法打开“{0}”：你没有读取它的权限。</translation>
    </message>
    <message>
        <source>“{0}” cannot be opened: {1}.</source>
        <translation>无法打开“{0}”：{1}。</translation>
    </message>
    <message>
        <source>“{0}” was not saved: the disk is full.</source>
        <translation>“{0}”没有保存：磁盘已满。</translation>
    </message>
    <message>
        <source>“{0}” was not saved: you may not write to this folder.</source>
        <translation>“{0}”没有保存：你没有写入这个文件夹的权限。</translation>
    </message>
    <message>
        <source>“{0}” was not saved: the folder does not exist.</source>
        <translation>“{0}”没有保存：文件夹不存在。</translation>
    </message>
    <message>
        <source>“{0}” was not saved: {1}.</source>
        <translation>“{0}”没有保存：{1}。</translation>
    </message>
    <message>
        <source>an unforeseen error ({0})</source>
        <translation>意外错误（{0}）</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>磁盘报告错误</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>another program is using it</source>
        <translation>另一个程序正在使用它</translation>
    </message>
    <message>
        <source>it is too large for this disk</source>
        <translation>对该磁盘来说文件太大</translation>
    </message>
    <message>
        <source>its links lead round in a circle</source>
        <translation>它的链接循环指向自身</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>the disk or the network does not answer</source>
        <translation>磁盘或网络没有响应</translation>
    </message>
    <message>
        <source>a part of its path is not a folder</source>
        <translation>路径中有一部分不是文件夹</translation>
    </message>
    <message>
        <source>the system refuses</source>
        <translation>系统拒绝了操作</translation>
    </message>
    <message>
        <source>the system reports error {0}</source>
        <translation>系统报告错误 {0}</translation>
    </message>
    <message>
        <source>“{0}” is not a convlab session.</source>
        <translation>“{0}”不是 convlab 会话文件。</translation>
    </message>
    <message>
        <source>“{0}” is damaged or cut short.</source>
        <translation>“{0}”已损坏或不完整。</translation>
    </message>
    <message>
        <source>“{0}” was made by a newer convlab. This one cannot read it.</source>
        <translation>“{0}”由更新版本的 convlab 保存，当前版本无法读取。</translation>
    </message>
    <message>
        <source>“{0}” is too large to be a convlab session.</source>
        <translation>“{0}”太大，不可能是 convlab 会话文件。</translation>
    </message>
    <message>
        <source>“{0}” holds something that no lab can show.</source>
        <translation>“{0}”中有任何实验都无法显示的内容。</translation>
    </message>
    <message>
        <source>“{0}” holds something that no lab can show (at “{1}”).</source>
        <translation>“{0}”中有任何实验都无法显示的内容（位于“{1}”）。</translation>
    </message>
</context>
<context>
    <name>Fold</name>
    <message>
        <source>More: {0}</source>
        <translation>更多：{0}</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Hide these controls; their settings stay in force</source>
        <translation>收起这些控件；其中的设置仍然有效</translation>
    </message>
    <message>
        <source>Show more controls</source>
        <translation>显示更多控件</translation>
    </message>
</context>
<context>
    <name>GeometrySection</name>
    <message>
        <source>This padding is uneven: it cannot be counted per side.</source>
        <translation>这个填充两侧不等，无法按每侧计。</translation>
    </message>
    <message>
        <source>Padding, stride, dilation</source>
        <translation>填充、步幅、膨胀</translation>
    </message>
    <message>
        <source>Padding and stride</source>
        <translation>填充和步幅</translation>
    </message>
    <message>
        <source>valid, same, full, fill, dilation</source>
        <translation>valid、same、full，填充方式，膨胀</translation>
    </message>
    <message>
        <source>valid, same</source>
        <translation>valid、same</translation>
    </message>
    <message>
        <source>In total (book)</source>
        <translation>总数（书）</translation>
    </message>
    <message>
        <source>Count padding as the book does: both sides together</source>
        <translation>按书中的方式计填充：两侧合计</translation>
    </message>
    <message>
        <source>Per side (PyTorch)</source>
        <translation>每侧（PyTorch）</translation>
    </message>
    <message>
        <source>Count padding as PyTorch does: the same on either side</source>
        <translation>按 PyTorch 的方式计填充：两侧相同</translation>
    </message>
    <message>
        <source>The formula counts both sides together, as p: ⌈p/2⌉ rows go on top and ⌊p/2⌋ at the bottom, so that an odd p puts one row more on top. With columns it is the same, the left side first.</source>
        <translation>公式中的 p 是两侧合计：上方 ⌈p/2⌉ 行，下方 ⌊p/2⌋ 行，所以 p 为奇数时上方多一行。列也一样，左侧优先。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Padding of rows</source>
        <translation>行填充</translation>
    </message>
    <message>
        <source>Padding of columns</source>
        <translation>列填充</translation>
    </message>
    <message>
        <source>Cells added around the input: the output grows by as many</source>
        <translation>在输入四周添加的元素：输出随之增大同样多</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>valid</translation>
    </message>
    <message>
        <source>No padding: the output is smaller than the input</source>
        <translation>不填充：输出比输入小</translation>
    </message>
    <message>
        <source>same</source>
        <translation>same</translation>
    </message>
    <message>
        <source>How far the window moves: with 2 the output has about half as many rows and columns</source>
        <translation>窗口每次移动的距离：为 2 时，输出的行数和列数大约减半</translation>
    </message>
    <message>
        <source>How far apart the kernel’s cells lie on the input: it sees more with as many weights</source>
        <translation>卷积核的元素在输入上相隔多远：权重不变，看到的范围更大</translation>
    </message>
    <message>
        <source>full</source>
        <translation>full</translation>
    </message>
    <message>
        <source>Filled with</source>
        <translation>填充方式</translation>
    </message>
    <message>
        <source>Padding mode</source>
        <translation>填充方式</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>At most {0}: more would only add windows that lie on the padding alone.</source>
        <translation>最多为 {0}：再多，只会增加完全落在填充上的窗口。</translation>
    </message>
    <message>
        <source>At most {0}: this padding mode has no more cells to take from the input.</source>
        <translation>最多为 {0}：这种填充方式没有更多的元素可用。</translation>
    </message>
    <message>
        <source>Padding that keeps the size at stride 1</source>
        <translation>步幅为 1 时使大小不变的填充</translation>
    </message>
    <message>
        <source>Enough padding for every cell to meet every weight</source>
        <translation>使每个元素都与每个权重相遇的填充</translation>
    </message>
    <message>
        <source>Stride down</source>
        <translation>向下的步幅</translation>
    </message>
    <message>
        <source>Stride to the right</source>
        <translation>向右的步幅</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>Dilation of rows</source>
        <translation>行膨胀</translation>
    </message>
    <message>
        <source>Dilation of columns</source>
        <translation>列膨胀</translation>
    </message>
</context>
<context>
    <name>GradientsButton</name>
    <message>
        <source>Open the Learning lab with these matrices: every gradient, cell by cell</source>
        <translation>用这些矩阵打开“学习卷积核”：逐个元素查看每个梯度</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Everywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Input of a lab</source>
        <translation>实验的输入</translation>
    </message>
    <message>
        <source>Convolution, Channels, Pooling: step by step</source>
        <translation>卷积、通道、汇聚：逐步</translation>
    </message>
    <message>
        <source>“What it is for”: move the image</source>
        <translation>“有什么用”：移动图像</translation>
    </message>
    <message>
        <source>Go to a lab, in the order of the rail</source>
        <translation>转到某个实验，按左侧栏的顺序</translation>
    </message>
    <message>
        <source>New session, open a session</source>
        <translation>新建会话，打开会话</translation>
    </message>
    <message>
        <source>Save the session, save it elsewhere</source>
        <translation>保存会话，另存为</translation>
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
        <source>Errors: go from cell to cell to show its images, and from image to image to take one</source>
        <translation>错误：从一格到另一格并显示其图像，从一幅图像到另一幅并选用</translation>
    </message>
    <message>
        <source>Inside: unpin the unit</source>
        <translation>网络内部：取消固定单元</translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation>下一个和上一个控件</translation>
    </message>
    <message>
        <source>&lt;h3&gt;convlab {0}&lt;/h3&gt;&lt;p&gt;A laboratory for convolutional neural networks. It follows the chapter on them in &lt;i&gt;Dive into Deep Learning&lt;/i&gt;. Every number on the screen is computed by convlab’s own NumPy core.&lt;/p&gt;&lt;p&gt;Code under the MIT licence. MNIST: © Yann LeCun and Corinna Cortes, CC BY-SA 3.0.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;convlab {0}&lt;/h3&gt;&lt;p&gt;卷积神经网络实验室，内容与《动手学深度学习》的相应章节对应。屏幕上的每个数字都由 convlab 自己的 NumPy 核心计算得出。&lt;/p&gt;&lt;p&gt;代码采用 MIT 许可证。MNIST：© Yann LeCun 与 Corinna Cortes，CC BY-SA 3.0。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>From cell to cell</source>
        <translation>从一个元素到另一个元素</translation>
    </message>
    <message>
        <source>Type a number into the chosen cell; Enter goes on to the next</source>
        <translation>在选中的元素中输入数字；按 Enter 转到下一个</translation>
    </message>
    <message>
        <source>Set the chosen cell to 0</source>
        <translation>将选中的元素设为 0</translation>
    </message>
    <message>
        <source>Copy all of it, paste a matrix or an image</source>
        <translation>复制整个矩阵，粘贴矩阵或图像</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Change the number under the pointer; zoom an image</source>
        <translation>改变指针处的数字；缩放图像</translation>
    </message>
    <message>
        <source>Ctrl+Wheel, Ctrl+ +, Ctrl+ −</source>
        <translation>Ctrl+滚轮，Ctrl+ +，Ctrl+ −</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Move the content by a row or a column</source>
        <translation>将内容移动一行或一列</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>Fill with the pen’s value</source>
        <translation>用画笔的值填充</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Play and pause</source>
        <translation>播放和暂停</translation>
    </message>
    <message>
        <source>Previous and next position</source>
        <translation>上一个和下一个位置</translation>
    </message>
    <message>
        <source>First and last position</source>
        <translation>第一个和最后一个位置</translation>
    </message>
    <message>
        <source>Shift and compare: move the image</source>
        <translation>平移并比较：移动图像</translation>
    </message>
    <message>
        <source>Shift and compare: back to where it was</source>
        <translation>平移并比较：回到原处</translation>
    </message>
    <message>
        <source>Space, ← →</source>
        <translation>空格，← →</translation>
    </message>
    <message>
        <source>The ladder, Where is it?: play, previous and next position</source>
        <translation>逐级推导、它在哪里？：播放，上一个和下一个位置</translation>
    </message>
    <message>
        <source>Go to the next unit</source>
        <translation>转到相邻的单元</translation>
    </message>
    <message>
        <source>Go to the layer before, to the next layer</source>
        <translation>转到上一层、下一层</translation>
    </message>
    <message>
        <source>First and last unit of the map</source>
        <translation>特征映射的第一个和最后一个单元</translation>
    </message>
    <message>
        <source>Move the chosen layer up or down in the stack</source>
        <translation>将所选的层上移或下移</translation>
    </message>
    <message>
        <source>Arrow keys, Page Up, Page Down</source>
        <translation>方向键、Page Up、Page Down</translation>
    </message>
    <message>
        <source>Inside: from unit to unit, from layer to layer</source>
        <translation>网络内部：从一个单元到另一个单元，从一层到另一层</translation>
    </message>
    <message>
        <source>Digits, Enter, F2</source>
        <translation>数字键、回车、F2</translation>
    </message>
    <message>
        <source>Page Up, Page Down</source>
        <translation>Page Up、Page Down</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Curves: go back in time, from one checkpoint to the next</source>
        <translation>曲线：在时间中后退，从一个检查点到下一个</translation>
    </message>
    <message>
        <source>Arrow keys, Enter</source>
        <translation>方向键、回车键</translation>
    </message>
    <message>
        <source>Canvas: move the pen (with Shift in larger steps)</source>
        <translation>画布：移动画笔（按住 Shift 步幅更大）</translation>
    </message>
    <message>
        <source>Leave the cell, unpin, show the whole output</source>
        <translation>离开元素，取消固定，显示完整的输出</translation>
    </message>
    <message>
        <source>The ladder: one rung back or forward</source>
        <translation>逐级推导：后退或前进一级</translation>
    </message>
    <message>
        <source>Pin or unpin the unit</source>
        <translation>固定该单元，或取消固定</translation>
    </message>
    <message>
        <source>Unpin all units</source>
        <translation>取消固定所有单元</translation>
    </message>
    <message>
        <source>Canvas: put the pen down, lift it</source>
        <translation>画布：落笔、抬笔</translation>
    </message>
    <message>
        <source>Canvas: clear</source>
        <translation>画布：清空</translation>
    </message>
</context>
<context>
    <name>IdentitiesView</name>
    <message>
        <source>Input {0} × {1}</source>
        <translation>输入 {0} × {1}</translation>
    </message>
    <message>
        <source>Point at a cell for its window; click to pin it.</source>
        <translation>指向一个元素查看它的窗口；单击可固定。</translation>
    </message>
    <message>
        <source>The number of channels stays</source>
        <translation>通道数不变</translation>
    </message>
    <message>
        <source>Choose the channel that the views show, by a click or the arrow keys</source>
        <translation>用单击或方向键选择各视图显示的通道</translation>
    </message>
    <message>
        <source>Channel of the input</source>
        <translation>输入的通道</translation>
    </message>
    <message>
        <source>Channel of the output</source>
        <translation>输出的通道</translation>
    </message>
    <message>
        <source>{0} × {1} × {2} → {0} × {3} × {4}</source>
        <translation>{0} × {1} × {2} → {0} × {3} × {4}</translation>
    </message>
    <message>
        <source>Each channel is pooled by itself, without weights. A convolution sums over all channels: {0}·{1}·{2} = {3} weights for each output channel.</source>
        <translation>每个通道各自汇聚，没有权重。卷积则对所有通道求和：每个输出通道有 {0}·{1}·{2} = {3} 个权重。</translation>
    </message>
    <message>
        <source>Each channel is pooled by itself, without weights. A convolution sums over all channels.</source>
        <translation>每个通道各自汇聚，没有权重。卷积则对所有通道求和。</translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Largest difference from the convolution, over all pixels: {0}</source>
        <translation>与卷积的最大差异（所有像素）：{0}</translation>
    </message>
    <message>
        <source>The whole image: one matrix product</source>
        <translation>整幅图像：一次矩阵乘积</translation>
    </message>
    <message>
        <source>The same weights</source>
        <translation>同样的权重</translation>
    </message>
    <message>
        <source>Pixels as columns</source>
        <translation>像素作为列</translation>
    </message>
    <message>
        <source>Matrix product, a column for each pixel</source>
        <translation>矩阵乘积，每个像素一列</translation>
    </message>
    <message>
        <source>The convolution’s outputs, a column for each pixel</source>
        <translation>卷积的输出，每个像素一列</translation>
    </message>
</context>
<context>
    <name>ImageReader</name>
    <message>
        <source>“{0}” cannot be opened: there is no such file, or it may not be read.</source>
        <translation>无法打开“{0}”：文件不存在，或没有读取权限。</translation>
    </message>
    <message>
        <source>“{0}” is a folder. Choose an image in it.</source>
        <translation>“{0}”是文件夹。请选择其中的图像。</translation>
    </message>
    <message>
        <source>“{0}” is empty.</source>
        <translation>“{0}”是空文件。</translation>
    </message>
    <message>
        <source>“{0}” is not in a format that can be read. PNG and JPEG can.</source>
        <translation>无法读取“{0}”的格式。可以读取 PNG 和 JPEG。</translation>
    </message>
    <message>
        <source>“{0}” is damaged, or not an image.</source>
        <translation>“{0}”已损坏，或不是图像。</translation>
    </message>
    <message>
        <source>“{0}” is too large to be opened: {1} × {2} pixels.</source>
        <translation>“{0}”太大，无法打开：{1} × {2} 像素。</translation>
    </message>
</context>
<context>
    <name>ImagesPanel</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>No such images.</source>
        <translation>没有这样的图像。</translation>
    </message>
    <message>
        <source>highest loss first</source>
        <translation>损失从高到低</translation>
    </message>
    <message>
        <source>lowest loss first</source>
        <translation>损失从低到高</translation>
    </message>
    <message>
        <source>as in the test set</source>
        <translation>按测试集中的次序</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Order of the images</source>
        <translation>图像的次序</translation>
    </message>
    <message>
        <source>Which images come first: the higher the loss, the lower the probability the network gave the label</source>
        <translation>哪些图像排在前面：损失越高，网络给标签的概率越低</translation>
    </message>
    <message>
        <source>All misclassified</source>
        <translation>全部误分类</translation>
    </message>
    <message>
        <source>Show all images that the network misclassifies</source>
        <translation>显示网络分类错误的所有图像</translation>
    </message>
    <message>
        <source>Images of the chosen cell</source>
        <translation>所选单元格的图像</translation>
    </message>
</context>
<context>
    <name>InputPanel</name>
    <message>
        <source>Input, {0}</source>
        <translation>输入，{0}</translation>
    </message>
    <message>
        <source>The network’s input</source>
        <translation>网络的输入</translation>
    </message>
    <message>
        <source>28 × 28 numbers from 0 to 1: this is all that the network gets.</source>
        <translation>28 × 28 个 0 到 1 之间的数：网络得到的就只有这些。</translation>
    </message>
</context>
<context>
    <name>InputSection</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>What the window slides over: a matrix, a digit or a photograph</source>
        <translation>窗口滑过的对象：矩阵、数字或照片</translation>
    </message>
    <message>
        <source>Number of the input</source>
        <translation>输入的编号</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Rows of the input</source>
        <translation>输入的行数</translation>
    </message>
    <message>
        <source>Columns of the input</source>
        <translation>输入的列数</translation>
    </message>
    <message>
        <source>Size of the input: what fits is kept</source>
        <translation>输入的大小：放得下的内容会保留</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Value the pen draws</source>
        <translation>画笔的值</translation>
    </message>
    <message>
        <source>Seed of the random numbers, or which digit of MNIST’s test set</source>
        <translation>随机数的种子，或 MNIST 测试集中的第几个数字</translation>
    </message>
    <message>
        <source>Pen draws</source>
        <translation>画笔的值</translation>
    </message>
    <message>
        <source>size, pen’s value</source>
        <translation>大小、画笔的值</translation>
    </message>
    <message>
        <source>The value that drawing puts into a cell; 1/9 and sqrt(2) work too</source>
        <translation>绘制时填入元素的值；也可输入 1/9 或 sqrt(2)</translation>
    </message>
    <message>
        <source>Point: a click chooses a cell to type in, a drag draws</source>
        <translation>指针：单击选择元素以便输入，拖动则绘制</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>指针</translation>
    </message>
    <message>
        <source>Pen: a click draws too; the right button erases</source>
        <translation>画笔：单击也会绘制；右键擦除</translation>
    </message>
    <message>
        <source>Other random numbers, or another digit</source>
        <translation>换一组随机数，或换一个数字</translation>
    </message>
    <message>
        <source>Open an image, or drop one on the window; beyond 1024 pixels it is scaled down</source>
        <translation>打开图像，或将图像拖到窗口上；超过 1024 像素会缩小</translation>
    </message>
    <message>
        <source>Open an image…</source>
        <translation>打开图像…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Move the content one column to the left</source>
        <translation>内容左移一列</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move the content one column to the right</source>
        <translation>内容右移一列</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Move the content one row up</source>
        <translation>内容上移一行</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Move the content one row down</source>
        <translation>内容下移一行</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Swap black and white</source>
        <translation>黑白互换</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>Fill with the pen</source>
        <translation>用画笔的值填充</translation>
    </message>
    <message>
        <source>Give every cell the pen’s value</source>
        <translation>把每个元素设为画笔的值</translation>
    </message>
    <message>
        <source>Set every cell to 0</source>
        <translation>把每个元素清零</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Copy the input as a matrix</source>
        <translation>把输入复制为矩阵</translation>
    </message>
    <message>
        <source>Paste a matrix or an image as the input</source>
        <translation>把矩阵或图像粘贴为输入</translation>
    </message>
</context>
<context>
    <name>InputSource</name>
    <message>
        <source>MNIST is not loaded yet.</source>
        <translation>MNIST 尚未载入。</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation>打开图像</translation>
    </message>
</context>
<context>
    <name>Inside</name>
    <message>
        <source>∂ of its pixels</source>
        <translation>对各像素的 ∂</translation>
    </message>
    <message>
        <source>the image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>saliency</source>
        <translation>显著性</translation>
    </message>
    <message>
        <source>occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>input, row {0}, column {1}</source>
        <translation>输入，第 {0} 行，第 {1} 列</translation>
    </message>
    <message>
        <source>{0}, unit {1}</source>
        <translation>{0}，单元 {1}</translation>
    </message>
    <message>
        <source>{0}, map {1}, row {2}, column {3}</source>
        <translation>{0}，特征映射 {1}，第 {2} 行，第 {3} 列</translation>
    </message>
    <message>
        <source>sees rows {0} to {1}, columns {2} to {3} of the image</source>
        <translation>看到图像的第 {0} 至 {1} 行、第 {2} 至 {3} 列</translation>
    </message>
    <message>
        <source>{0}, kernel of map {1}, slice {2}, row {3}, column {4} = {5}</source>
        <translation>{0}，特征映射 {1} 的卷积核，通道 {2}，第 {3} 行，第 {4} 列 = {5}</translation>
    </message>
    <message>
        <source>loss ({0})</source>
        <translation>损失（{0}）</translation>
    </message>
    <message>
        <source>score of {0}</source>
        <translation>{0} 的得分</translation>
    </message>
    <message>
        <source>The sum of each unit, with its bias, before the activation.</source>
        <translation>每个单元加上偏置、经过激活函数之前的和。</translation>
    </message>
    <message>
        <source>How the score of {0} changes with each value: a larger one raises it where orange.</source>
        <translation>{0} 的得分如何随每个值变化：橙色处，值越大，得分越高。</translation>
    </message>
    <message>
        <source>the prediction</source>
        <translation>预测的类别</translation>
    </message>
    <message>
        <source>How the loss for {0} ({1}) changes with each value: a larger one raises it where orange.</source>
        <translation>针对 {0}（{1}）的损失如何随每个值变化：橙色处，值越大，损失越大。</translation>
    </message>
    <message>
        <source>{0} × {1} pixels</source>
        <translation>{0} × {1} 像素</translation>
    </message>
    <message>
        <source>{0} maps</source>
        <translation>{0} 个特征映射</translation>
    </message>
    <message>
        <source>1 map</source>
        <translation>1 个特征映射</translation>
    </message>
    <message>
        <source>pooled to {0} × {1}</source>
        <translation>汇聚为 {0} × {1}</translation>
    </message>
    <message>
        <source>{0} numbers</source>
        <translation>{0} 个数</translation>
    </message>
    <message>
        <source>1 number</source>
        <translation>1 个数</translation>
    </message>
    <message>
        <source>{0} scores, the highest for {1}</source>
        <translation>{0} 个得分，{1} 最高</translation>
    </message>
    <message>
        <source>its label</source>
        <translation>其标签</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>所选</translation>
    </message>
</context>
<context>
    <name>InsideControls</name>
    <message>
        <source>the prediction</source>
        <translation>预测的类别</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Show the output of every layer</source>
        <translation>显示每一层的输出</translation>
    </message>
    <message>
        <source>Sums</source>
        <translation>和</translation>
    </message>
    <message>
        <source>∂ loss</source>
        <translation>∂ 损失</translation>
    </message>
    <message>
        <source>Show how much the loss grows when a value grows</source>
        <translation>显示某个值增大时损失增大多少</translation>
    </message>
    <message>
        <source>∂ score</source>
        <translation>∂ 得分</translation>
    </message>
    <message>
        <source>Show how much the score of a class grows when a value grows</source>
        <translation>显示某个值增大时某一类别的得分增大多少</translation>
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
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>For which class saliency, occlusion and the gradients are; the loss takes the label if known</source>
        <translation>显著性、遮挡和梯度针对哪个类别；若已知标签，损失以标签为准</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>色标范围</translation>
    </message>
    <message>
        <source>Which values get the strongest colours: the largest of each layer, or the largest of all</source>
        <translation>哪些值的颜色最深：每层各自的最大值，或所有层的最大值</translation>
    </message>
    <message>
        <source>The size of the square that covers part of the image: a smaller one shows finer detail</source>
        <translation>遮住部分图像的方块有多大：方块越小，看得越细</translation>
    </message>
    <message>
        <source>How many pixels the square moves at a time: 1 is finest and takes longest</source>
        <translation>方块每次移动多少像素：1 最细，也最慢</translation>
    </message>
    <message>
        <source>Occlusion: patch</source>
        <translation>遮挡：方块</translation>
    </message>
    <message>
        <source>Show every layer’s sums, before the activation</source>
        <translation>显示每一层在激活函数之前的和</translation>
    </message>
    <message>
        <source>stride</source>
        <translation>步幅</translation>
    </message>
</context>
<context>
    <name>InsideView</name>
    <message>
        <source>channel {0}, row {1}, column {2}: {3}</source>
        <translation>通道 {0}，第 {1} 行，第 {2} 列：{3}</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>网络内部</translation>
    </message>
    <message>
        <source>The unit, large</source>
        <translation>放大的单元</translation>
    </message>
    <message>
        <source>Arrow keys go from unit to unit, Page up and Page down from layer to layer, Enter opens a unit; Ctrl and the wheel, or + and −, magnify</source>
        <translation>方向键在单元间移动，Page Up 和 Page Down 在层间移动，回车键打开单元；Ctrl 加滚轮，或 + 和 −，可缩放</translation>
    </message>
    <message>
        <source>Follow a gradient back through a network so small that every number is on the screen</source>
        <translation>在一个小到所有数值都在屏幕上的网络里，跟着梯度一步步反向走</translation>
    </message>
    <message>
        <source>How does a gradient come about?</source>
        <translation>梯度是怎样得来的？</translation>
    </message>
    <message>
        <source>The network, from the image to the prediction</source>
        <translation>整个网络，从图像到预测</translation>
    </message>
    <message>
        <source>Point at any cell to see what it comes from; click to open it large.</source>
        <translation>指向任一元素可看到它从何而来；单击可放大查看。</translation>
    </message>
    <message>
        <source>Below each layer with weights: their largest magnitude (w), and the root mean square of the weights (rms) and of their gradient (∂).</source>
        <translation>每个有权重的层下方：权重离 0 最远的值（w），以及权重（rms）及其梯度（∂）的均方根。</translation>
    </message>
    <message>
        <source>Draw a digit, and the whole network appears here</source>
        <translation>画一个数字，整个网络就会显示在这里</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>products</source>
        <translation>乘积</translation>
    </message>
</context>
<context>
    <name>InsightText</name>
    <message>
        <source>Train, and this line says what the activations output and how far the gradients reach.</source>
        <translation>训练时，这里会说明激活函数的输出和梯度能传到多远。</translation>
    </message>
</context>
<context>
    <name>KernelSection</name>
    <message>
        <source>The weights add up to 0: no factor makes their sum 1.</source>
        <translation>权重之和为 0：没有任何系数能使其和为 1。</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>The weights that slide over the input</source>
        <translation>在输入上滑动的权重</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Rows of the kernel</source>
        <translation>卷积核的行数</translation>
    </message>
    <message>
        <source>Columns of the kernel</source>
        <translation>卷积核的列数</translation>
    </message>
    <message>
        <source>Size of the kernel: a larger kernel makes a smaller output</source>
        <translation>卷积核的大小：卷积核越大，输出越小</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>How far the Gaussian blur reaches, in cells</source>
        <translation>高斯模糊的范围，以元素计</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Direction of Sobel, Prewitt and motion blur</source>
        <translation>Sobel、Prewitt 和运动模糊的方向</translation>
    </message>
    <message>
        <source>Other random weights</source>
        <translation>换一组随机权重</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Turn by 180°</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>What makes a cross-correlation a convolution</source>
        <translation>互相关经此变为卷积</translation>
    </message>
    <message>
        <source>Swap the kernel’s rows and columns</source>
        <translation>交换卷积核的行与列</translation>
    </message>
    <message>
        <source>Halve</source>
        <translation>减半</translation>
    </message>
    <message>
        <source>Halve every weight, and with them the sums</source>
        <translation>每个权重减半，和也随之减半</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>加倍</translation>
    </message>
    <message>
        <source>Double every weight, and with them the sums</source>
        <translation>每个权重加倍，和也随之加倍</translation>
    </message>
    <message>
        <source>Divide by the sum, so that uniform grey stays as it is</source>
        <translation>除以权重之和，使均匀的灰色保持不变</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>转置</translation>
    </message>
    <message>
        <source>Turn the kernel by 90° counter-clockwise</source>
        <translation>将卷积核逆时针旋转 90°</translation>
    </message>
    <message>
        <source>Turn by 90°</source>
        <translation>旋转 90°</translation>
    </message>
    <message>
        <source>Negate</source>
        <translation>取负</translation>
    </message>
    <message>
        <source>Change the sign of every weight</source>
        <translation>改变每个权重的符号</translation>
    </message>
    <message>
        <source>Sum to 1</source>
        <translation>和为 1</translation>
    </message>
    <message>
        <source>Copy the kernel as a matrix</source>
        <translation>把卷积核复制为矩阵</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste a matrix as the kernel</source>
        <translation>把矩阵粘贴为卷积核</translation>
    </message>
    <message>
        <source>At most {0} channels: every number is to be read here.</source>
        <translation>最多 {0} 个通道：这里要能看清每一个数。</translation>
    </message>
    <message>
        <source>The weights that the gradient goes back through</source>
        <translation>梯度反向经过的权重</translation>
    </message>
    <message>
        <source>Size of the kernel: a larger one spreads each upstream gradient further</source>
        <translation>卷积核的大小：越大，每个上游梯度散布得越远</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Input channels</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <source>Output channels</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Channels of input and output: an input cell gathers from all outputs</source>
        <translation>输入和输出的通道数：输入的元素从所有输出收集梯度</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Copy a kernel slice as a matrix</source>
        <translation>把一个卷积核切片复制为矩阵</translation>
    </message>
    <message>
        <source>Paste a matrix as a kernel slice</source>
        <translation>把矩阵粘贴为一个卷积核切片</translation>
    </message>
    <message>
        <source>No bias</source>
        <translation>无偏置</translation>
    </message>
    <message>
        <source>Set every bias to 0: no gradient depends on it</source>
        <translation>把所有偏置设为 0：梯度都与它无关</translation>
    </message>
    <message>
        <source>At most {0}: more would only add windows that lie on the padding alone.</source>
        <translation>最多为 {0}：再多，只会增加完全落在填充上的窗口。</translation>
    </message>
    <message>
        <source>Learned kernel</source>
        <translation>学习的卷积核</translation>
    </message>
    <message>
        <source>How many weights are learned</source>
        <translation>要学习多少个权重</translation>
    </message>
    <message>
        <source>begin, bias, outputs, padding</source>
        <translation>起点、偏置、输出、填充</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Begin with weights from a normal distribution around 0; the die draws others</source>
        <translation>从均值为 0 的正态分布中抽取权重作为起点；点骰子可重新抽取</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>零</translation>
    </message>
    <message>
        <source>Begin with a kernel of zeros; other weights are typed into K</source>
        <translation>从全零的卷积核开始；其他权重可直接在 K 中输入</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed of the random weights: the same one begins the same way</source>
        <translation>随机权重的种子：相同的种子，起点也相同</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>One output channel with one kernel</source>
        <translation>一个输出通道，一个卷积核</translation>
    </message>
    <message>
        <source>Two output channels, each with a kernel of its own</source>
        <translation>两个输出通道，各有自己的卷积核</translation>
    </message>
    <message>
        <source>Learn a bias too</source>
        <translation>同时学习偏置</translation>
    </message>
    <message>
        <source>Add a bias to each sum, learned like a weight</source>
        <translation>给每个求和结果加上偏置，偏置和权重一样学习</translation>
    </message>
    <message>
        <source>Bias begins at</source>
        <translation>偏置初值</translation>
    </message>
    <message>
        <source>The bias before the first step, of the output shown</source>
        <translation>第一步之前的偏置（当前所示输出的）</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Padding of rows</source>
        <translation>行填充</translation>
    </message>
    <message>
        <source>Padding of columns</source>
        <translation>列填充</translation>
    </message>
    <message>
        <source>Zeros around the input, both sides together: the prediction grows by as many</source>
        <translation>在输入四周补零（两侧合计）：预测也相应变大</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>Stride down</source>
        <translation>向下的步幅</translation>
    </message>
    <message>
        <source>Stride to the right</source>
        <translation>向右的步幅</translation>
    </message>
    <message>
        <source>How far the window moves: the longer, the fewer errors there are to learn from</source>
        <translation>窗口每次移动多远：步幅越大，可用来学习的误差越少</translation>
    </message>
    <message>
        <source>Begin with other random weights</source>
        <translation>换一组随机权重作为起点</translation>
    </message>
    <message>
        <source>Copy the kernel of the present step as a matrix</source>
        <translation>把当前这一步的卷积核复制为矩阵</translation>
    </message>
    <message>
        <source>Begin the descent with a matrix from the clipboard</source>
        <translation>以剪贴板中的矩阵作为梯度下降的起点</translation>
    </message>
</context>
<context>
    <name>KernelTable</name>
    <message>
        <source>Input channel {0}</source>
        <translation>输入通道 {0}</translation>
    </message>
    <message>
        <source>Kernels {0} × {1} × {2} × {3}</source>
        <translation>卷积核 {0} × {1} × {2} × {3}</translation>
    </message>
    <message>
        <source>kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>maps</source>
        <translation>特征映射</translation>
    </message>
    <message>
        <source>input channels above their kernel slices</source>
        <translation>上方是输入通道，下方是各自的卷积核切片</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Kernels of output channel {0}</source>
        <translation>输出通道 {0} 的卷积核</translation>
    </message>
    <message>
        <source>Bias of output channel {0}</source>
        <translation>输出通道 {0} 的偏置</translation>
    </message>
    <message>
        <source>Output channel {0}</source>
        <translation>输出通道 {0}</translation>
    </message>
</context>
<context>
    <name>KernelsSection</name>
    <message>
        <source>At most {0} channels are drawn here; the Cost view counts more.</source>
        <translation>这里最多绘制 {0} 个通道；“计算开销”视图可以计算更多。</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Weights for every pair of an input and an output channel</source>
        <translation>每对输入、输出通道的权重</translation>
    </message>
    <message>
        <source>edited by hand</source>
        <translation>手动编辑</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Input channels</source>
        <translation>输入通道</translation>
    </message>
    <message>
        <source>Output channels</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>Channels of the input, and of the output: there is a kernel slice for every pair</source>
        <translation>输入和输出的通道数：每一对都有一个卷积核切片</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Rows of the kernels</source>
        <translation>卷积核的行数</translation>
    </message>
    <message>
        <source>Columns of the kernels</source>
        <translation>卷积核的列数</translation>
    </message>
    <message>
        <source>Size of the kernels: larger ones make a smaller output</source>
        <translation>卷积核的大小：越大，输出越小</translation>
    </message>
    <message>
        <source>Other random weights</source>
        <translation>换一组随机权重</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Make 1 × 1</source>
        <translation>变为 1 × 1</translation>
    </message>
    <message>
        <source>Each slice becomes the sum of its weights</source>
        <translation>每一片变为其权重之和</translation>
    </message>
    <message>
        <source>No bias</source>
        <translation>无偏置</translation>
    </message>
    <message>
        <source>Set every bias to 0</source>
        <translation>把所有偏置设为 0</translation>
    </message>
    <message>
        <source>Copy a kernel slice as a matrix</source>
        <translation>把一个卷积核切片复制为矩阵</translation>
    </message>
    <message>
        <source>Paste a matrix as a kernel slice</source>
        <translation>把矩阵粘贴为一个卷积核切片</translation>
    </message>
</context>
<context>
    <name>Labs</name>
    <message>
        <source>Why convolution</source>
        <translation>从全连接到卷积</translation>
    </message>
    <message>
        <source>Why convolution: from dense weights to a kernel, and what moves along when the image moves</source>
        <translation>从全连接到卷积：从全连接的权重到卷积核，以及图像移动时什么跟着移动</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Convolution: kernel, padding and stride, step by step with the arithmetic</source>
        <translation>卷积：卷积核、填充和步幅，逐步展示算式</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Channels: several in, several out, colour, and 1 × 1 kernels</source>
        <translation>通道：多输入、多输出、彩色和 1 × 1 卷积核</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>Pooling: the maximum or the average of each window, and what that is for</source>
        <translation>汇聚：每个窗口的最大值或平均值，以及它的用处</translation>
    </message>
    <message>
        <source>Receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>Receptive field: what a unit sees of the image, through any stack of layers</source>
        <translation>感受野：一个单元透过任意网络层看到图像的什么</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习卷积核</translation>
    </message>
    <message>
        <source>Learning: a kernel found by gradient descent, and every gradient cell by cell</source>
        <translation>学习卷积核：用梯度下降找出卷积核，逐格看清每个梯度</translation>
    </message>
    <message>
        <source>LeNet: train it live, draw to it, look inside</source>
        <translation>LeNet：实时训练、手写识别、查看内部</translation>
    </message>
</context>
<context>
    <name>LadderStage</name>
    <message>
        <source>Drag to draw; click a cell to type a number</source>
        <translation>拖动即可绘制；点击元素可输入数字</translation>
    </message>
    <message>
        <source>Click a weight to type a number, or drag it up and down: the output follows</source>
        <translation>点击权重可输入数字，也可上下拖动它：输出随之改变</translation>
    </message>
    <message>
        <source>A row for each output channel d, a column for each input channel c; a click shows a pair</source>
        <translation>每个输出通道 d 一行，每个输入通道 c 一列；点击可查看一对通道</translation>
    </message>
    <message>
        <source>Point at an output to see its weights; a click chooses it</source>
        <translation>指向一个输出可看到它的权重；点击则选定它</translation>
    </message>
</context>
<context>
    <name>LadderView</name>
    <message>
        <source>These weights are drawn at random; those of the pair (0, 0) can be changed.</source>
        <translation>这些权重是随机生成的；可以修改的是通道对 (0, 0) 的权重。</translation>
    </message>
    <message>
        <source>Here are {0} × {1} weights; the clipboard holds {2} × {3} numbers.</source>
        <translation>这里有 {0} × {1} 个权重；剪贴板中是 {2} × {3} 个数。</translation>
    </message>
    <message>
        <source>The weights from input channel c = {1} to output channel d = {0}</source>
        <translation>从输入通道 c = {1} 到输出通道 d = {0} 的权重</translation>
    </message>
    <message>
        <source>Computed twice: how many weights are found again, or how far H is from the output of conv2d</source>
        <translation>计算两次：找回了多少权重，或 H 与 conv2d 的输出相差多少</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>{0} {1}</source>
        <translation>{0}{1}</translation>
    </message>
</context>
<context>
    <name>LayerGrip</name>
    <message>
        <source>Click to choose this layer, drag it to another place in the stack (Alt+↑, Alt+↓; Esc: leave it)</source>
        <translation>单击选择这一层，拖动可移到网络层中的另一位置（Alt+↑、Alt+↓；Esc：保持不动）</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Layer {0}: with a padding of {1} a window of {2} would lie on the padding alone.</source>
        <translation>第 {0} 层：填充为 {1} 时，大小为 {2} 的窗口会完全落在填充上。</translation>
    </message>
    <message>
        <source>Layer {0}: {1}</source>
        <translation>第 {0} 层：{1}</translation>
    </message>
    <message>
        <source>At most {0}: larger ones are not drawn here.</source>
        <translation>最大为 {0}：更大的这里不绘制。</translation>
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
        <source>test accuracy {0}</source>
        <translation>测试精度 {0}</translation>
    </message>
    <message>
        <source>in training</source>
        <translation>正在训练</translation>
    </message>
    <message>
        <source>after {0} steps</source>
        <translation>训练了 {0} 步</translation>
    </message>
    <message>
        <source>after 1 step</source>
        <translation>训练了 1 步</translation>
    </message>
    <message>
        <source>not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>at {0}</source>
        <translation>达到 {0}</translation>
    </message>
    <message>
        <source>after an epoch without improvement</source>
        <translation>1 轮没有提高</translation>
    </message>
    <message>
        <source>after {0} epochs without improvement</source>
        <translation>{0} 轮没有提高</translation>
    </message>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>epochs {0} → {1}</source>
        <translation>轮数 {0} → {1}</translation>
    </message>
    <message>
        <source>stop rules: {0}</source>
        <translation>停止条件：{0}</translation>
    </message>
    <message>
        <source>At step {0} the network still guesses: every image gets nearly the same probabilities.</source>
        <translation>第 {0} 步时网络仍在猜测：每张图像得到的概率几乎都一样。</translation>
    </message>
    <message>
        <source>Step {0}.</source>
        <translation>第 {0} 步。</translation>
    </message>
    <message>
        <source>Nine tenths of the outputs of {0} lie between {1} and {2}; from image to image they differ by {3} (standard deviation).</source>
        <translation>{0} 的输出有九成在 {1} 到 {2} 之间；不同图像之间相差 {3}（标准差）。</translation>
    </message>
    <message>
        <source>No gradient at all reaches {0}.</source>
        <translation>完全没有梯度到达 {0}。</translation>
    </message>
    <message>
        <source>The gradients of {0} are about as large as those of the output layer.</source>
        <translation>{0} 的梯度与输出层的大致相当。</translation>
    </message>
    <message>
        <source>The gradients of {0} are {1} times smaller than those of the output layer: little of what the output learns from reaches the first layer.</source>
        <translation>{0} 的梯度只有输出层的 1/{1}：输出层学习所用的信号很少能传到第一层。</translation>
    </message>
    <message>
        <source>No gradient reaches the output layer.</source>
        <translation>没有梯度到达输出层。</translation>
    </message>
    <message>
        <source>{1} of the ReLU maps and units after {0} give 0 for each of {2} images.</source>
        <translation>{0} 之后的 ReLU 特征映射和单元中，有 {1} 对 {2} 张图像全都输出 0。</translation>
    </message>
    <message>
        <source>{1} of the outputs after {0} are saturated: they have less than a fifth of the steepest slope.</source>
        <translation>{0} 之后的输出中有 {1} 已饱和：斜率不到最大值的五分之一。</translation>
    </message>
    <message>
        <source>The gradients of {0} are {1} times smaller than those of the output layer.</source>
        <translation>{0} 的梯度是输出层的 1/{1}。</translation>
    </message>
    <message>
        <source>The weights are so large that the outputs are no longer finite numbers.</source>
        <translation>权重过大，输出已不再是有限的数。</translation>
    </message>
    <message>
        <source>At step {0} the network does worse than guessing.</source>
        <translation>第 {0} 步时，网络比随机猜测还差。</translation>
    </message>
    <message>
        <source>At step {0} the network does no better than guessing.</source>
        <translation>第 {0} 步时，网络并不比随机猜测好。</translation>
    </message>
    <message>
        <source>The gradients of {0} are {1} times as large as those of the output layer.</source>
        <translation>{0} 的梯度是输出层的 {1} 倍。</translation>
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
        <source>Stopped. The weights stay as they are until you train again or reset.</source>
        <translation>已停止。权重保持不变，直到再次训练或重置。</translation>
    </message>
    <message>
        <source>Done. Draw, or change one thing and train again.</source>
        <translation>训练完成。可以画数字，或改动一个设置再训练一次。</translation>
    </message>
    <message>
        <source>Diverged at step {0}.</source>
        <translation>第 {0} 步时发散。</translation>
    </message>
    <message>
        <source>{0}, in training</source>
        <translation>{0}，训练中</translation>
    </message>
    <message>
        <source>{0}, paused</source>
        <translation>{0}，已暂停</translation>
    </message>
    <message>
        <source>{0}, stopped</source>
        <translation>{0}，已停止</translation>
    </message>
    <message>
        <source>{0}, done</source>
        <translation>{0}，已完成</translation>
    </message>
    <message>
        <source>{0}, failed</source>
        <translation>{0}，出错</translation>
    </message>
    <message>
        <source>No steps taken yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>{0}, at step {1}</source>
        <translation>{0}，第 {1} 步</translation>
    </message>
    <message>
        <source>“{0}” is not open: to train on it, open its folder from the File menu.</source>
        <translation>“{0}”没有打开：要在其上训练，请用“文件”菜单打开它的文件夹。</translation>
    </message>
    <message>
        <source>{0} images of {1}, {2} steps per epoch. Keep drawing while it trains.</source>
        <translation>{1} 的 {0} 张图像，每轮 {2} 步。训练时可以继续画。</translation>
    </message>
    <message>
        <source>Done: the test accuracy has reached {0}.</source>
        <translation>完成：测试精度已达到 {0}。</translation>
    </message>
    <message>
        <source>Stopped by its rule: the last epoch did not bring a test accuracy above {1}.</source>
        <translation>按停止条件结束：最后一轮的测试精度没有超过 {1}。</translation>
    </message>
    <message>
        <source>Stopped by its rule: for {0} epochs the test accuracy was never above {1}.</source>
        <translation>按停止条件结束：{0} 轮以来测试精度没有超过 {1}。</translation>
    </message>
    <message>
        <source>The learning rate {0} is too large.</source>
        <translation>学习率 {0} 过大。</translation>
    </message>
    <message>
        <source>The learning rate {0} is too large: tried for 30 steps, {1} makes the loss fall.</source>
        <translation>学习率 {0} 过大：试训练 30 步，用 {1} 时损失会下降。</translation>
    </message>
    <message>
        <source>The last finite weights are kept.</source>
        <translation>保留最后一次有限的权重。</translation>
    </message>
    <message>
        <source>All weights began at zero, so the units of a layer stay alike and can learn very little.</source>
        <translation>所有权重都从零开始，同一层的单元始终相同，因此几乎学不到东西。</translation>
    </message>
    <message>
        <source>The loss has shot up to {0}: the steps are too large. A ReLU that outputs nothing but 0 gets no gradient and stays there. Reset, and try a smaller learning rate.</source>
        <translation>损失猛增到 {0}：步子太大。只输出 0 的 ReLU 得不到梯度，无法恢复。请重置并尝试更小的学习率。</translation>
    </message>
    <message>
        <source>The plateau: the loss is still near 2.303 = ln 10, that of ten equal probabilities. The sigmoids shrink the gradients, and for some epochs nothing seems to happen. With the book’s recipe it ends after about three.</source>
        <translation>平台期：损失仍在 2.303 = ln 10 附近，即十个类别概率相等时的损失。sigmoid 使梯度变小，有几轮似乎毫无进展。按书中的设置，大约三轮后走出平台期。</translation>
    </message>
    <message>
        <source>No better than guessing so far: 2.303 = ln 10 is the loss of ten equal probabilities.</source>
        <translation>目前与随机猜测无异：2.303 = ln 10 正是十个类别概率相等时的损失。</translation>
    </message>
    <message>
        <source>From step {0} on the loss grew from {1} to {2}, then overflowed.</source>
        <translation>从第 {0} 步起，损失从 {1} 增大到 {2}，随后溢出。</translation>
    </message>
    <message>
        <source>Training ended: the images of “{0}” can no longer be read, or have changed. Open the data set again from the File menu.</source>
        <translation>训练已结束：“{0}”的图像无法再读取，或已改变。请在“文件”菜单中重新打开数据集。</translation>
    </message>
    <message>
        <source>Training ended: there is not enough memory. Try a smaller batch, or close other programs.</source>
        <translation>训练已结束：内存不足。请减小批量大小，或关闭其他程序。</translation>
    </message>
    <message>
        <source>Training did not start: the system does not let another process begin.</source>
        <translation>训练未能开始：系统不允许启动新的进程。</translation>
    </message>
    <message>
        <source>Training ended: its process was closed from outside, or crashed. Reset, and train again.</source>
        <translation>训练已结束：训练进程被外部关闭或崩溃。请重置后重新训练。</translation>
    </message>
    <message>
        <source>Training ended with an unforeseen error. The weights before it are kept.</source>
        <translation>训练因意外错误而结束。出错前的权重已保留。</translation>
    </message>
    <message>
        <source>First the weights of {0} became too large, at step {1}: {2} times those at the beginning.</source>
        <translation>最先变得过大的是 {0} 的权重，在第 {1} 步：是开始时的 {2} 倍。</translation>
    </message>
    <message>
        <source>First the gradients of {0} became too large, at step {1}: {2} times those at the beginning.</source>
        <translation>最先变得过大的是 {0} 的梯度，在第 {1} 步：是开始时的 {2} 倍。</translation>
    </message>
    <message>
        <source>the output</source>
        <translation>输出层</translation>
    </message>
    <message>
        <source>{0} holds {1} of the {2} parameters and does {3} of the work: no weight is used twice.</source>
        <translation>{0} 拥有 {2} 个参数中的 {1}，承担 {3} 的计算：没有一个权重用到两次。</translation>
    </message>
    <message>
        <source>The convolutions hold {0} of the {1} parameters and do {2} of the work.</source>
        <translation>卷积层拥有 {1} 个参数中的 {0}，承担 {2} 的计算。</translation>
    </message>
    <message>
        <source>{3} holds {4} of the {1} parameters; the convolutions do {2} of the work with {0} of them.</source>
        <translation>{1} 个参数有 {4} 在 {3}；卷积层只用 {0} 的参数，却承担 {2} 的计算。</translation>
    </message>
    <message>
        <source>{0} more parameters than the book’s LeNet</source>
        <translation>比书中的 LeNet 多 {0} 个参数</translation>
    </message>
    <message>
        <source>{0} fewer parameters than the book’s LeNet</source>
        <translation>比书中的 LeNet 少 {0} 个参数</translation>
    </message>
    <message>
        <source>{0} more multiply-adds</source>
        <translation>多 {0} 次乘加</translation>
    </message>
    <message>
        <source>{0} fewer multiply-adds</source>
        <translation>少 {0} 次乘加</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}。</translation>
    </message>
    <message>
        <source>{0} pools {1} × {1} to {2} × {2}: ⌊({1} − 2)/2⌋ + 1 = {2}. The last row and column are dropped.</source>
        <translation>{0} 把 {1} × {1} 汇聚成 {2} × {2}：⌊({1} − 2)/2⌋ + 1 = {2}，最后一行和最后一列被舍去。</translation>
    </message>
    <message>
        <source>A layer has {0} to {1} channels here.</source>
        <translation>这里每层可有 {0} 到 {1} 个通道。</translation>
    </message>
    <message>
        <source>A layer has {0} to {1} units here.</source>
        <translation>这里每层可有 {0} 到 {1} 个单元。</translation>
    </message>
    <message>
        <source>A kernel has {0} to {1} rows here.</source>
        <translation>这里的卷积核可有 {0} 到 {1} 行。</translation>
    </message>
    <message>
        <source>There are {0} to {1} rows of padding on each side here.</source>
        <translation>这里每边可填充 {0} 到 {1} 行。</translation>
    </message>
    <message>
        <source>In {0} a kernel of {1} rows does not fit into {2}: {2} − {1} + 1 = {3}.</source>
        <translation>{0} 中 {1} 行的卷积核放不进 {2} 行：{2} − {1} + 1 = {3}。</translation>
    </message>
    <message>
        <source>In {0} a kernel of {1} would see nothing but zeros in a padding of {2}.</source>
        <translation>{0} 中填充为 {2} 时，边长 {1} 的卷积核会只看到零。</translation>
    </message>
    <message>
        <source>{0} would leave {1} − {2} + 1 = {3}, too few rows for the windows of 2 of {4}.</source>
        <translation>{0} 只会剩下 {1} − {2} + 1 = {3} 行，不够 {4} 的 2 行窗口。</translation>
    </message>
    <message>
        <source>Dense layers alone: every unit of F1 has a weight for each of the 784 pixels, and the order of the pixels does not matter to it. Train it and a LeNet with the same recipe, and compare them in Runs.</source>
        <translation>只有全连接层：F1 的每个单元对 784 个像素各有一个权重，像素的排列顺序对它毫无意义。用同样的设置训练它和一个 LeNet，再在“训练对比”中比较。</translation>
    </message>
    <message>
        <source>LeNet as the book has it: sigmoid and average pooling.</source>
        <translation>书中的 LeNet：sigmoid 与平均汇聚。</translation>
    </message>
    <message>
        <source>The layers of the book’s LeNet, with what came later: ReLU and max pooling.</source>
        <translation>书中 LeNet 的各层，配上后来的 ReLU 与最大汇聚。</translation>
    </message>
    <message>
        <source>A network of your own.</source>
        <translation>你自己的网络。</translation>
    </message>
    <message>
        <source>Point at a layer to see its receptive field on the input.</source>
        <translation>指向某一层，可在输入上看到它的感受野。</translation>
    </message>
    <message>
        <source>LeNet-5 (LeCun, Bottou, Bengio, Haffner 1998) as far as these layers go: tanh and average pooling. It was different in this:&lt;ul style=&apos;-qt-list-indent: 0; margin: 0 0 0 12px&apos;&gt;&lt;li&gt;C3: most of its 16 maps saw only 3 or 4 of the 6 maps of S2: 1516 parameters, here 2416.&lt;/li&gt;&lt;li&gt;S2 and S4: the sum of four, times a trained coefficient, plus a trained bias, through a sigmoid: 12 and 32 parameters, here none.&lt;/li&gt;&lt;li&gt;Activation: 1.7159 tanh(2a/3), here tanh(a).&lt;/li&gt;&lt;li&gt;Output: the distance of F6’s 84 values from a fixed 7 × 12 picture of each digit (RBF), nothing to train; here a dense layer with softmax, 850 parameters.&lt;/li&gt;&lt;li&gt;Input: 32 × 32 with values from −0.1 to 1.175; here 28 × 28 from 0 to 1, with 2 rows and columns of padding on each side.&lt;/li&gt;&lt;/ul&gt;In all 60 000 parameters, here 61 706.</source>
        <translation>LeNet-5（LeCun、Bottou、Bengio、Haffner 1998），以现有的层所能做到的为限：tanh 与平均汇聚。原网络的不同之处：&lt;ul style=&apos;-qt-list-indent: 0; margin: 0 0 0 12px&apos;&gt;&lt;li&gt;C3：16 个特征映射大多只看到 S2 的 6 个特征映射中的 3 或 4 个：1516 个参数，这里 2416 个。&lt;/li&gt;&lt;li&gt;S2 和 S4：四个数之和，乘以可训练的系数，加上可训练的偏置，再经过 sigmoid：12 和 32 个参数，这里没有。&lt;/li&gt;&lt;li&gt;激活函数：1.7159 tanh(2a/3)，这里是 tanh(a)。&lt;/li&gt;&lt;li&gt;输出：F6 的 84 个值与每个数字固定的 7 × 12 图案之间的距离（RBF），无需训练；这里是带 softmax 的全连接层，850 个参数。&lt;/li&gt;&lt;li&gt;输入：32 × 32，数值从 −0.1 到 1.175；这里是 28 × 28，从 0 到 1，每边填充 2 行 2 列。&lt;/li&gt;&lt;/ul&gt;共 60 000 个参数，这里 61 706 个。</translation>
    </message>
    <message>
        <source>This is the network of the current run.</source>
        <translation>这就是当前训练所用的网络。</translation>
    </message>
    <message>
        <source>For the next run. This run keeps its own network: {0}.</source>
        <translation>用于下一次训练。这次训练保持自己的网络：{0}。</translation>
    </message>
    <message>
        <source>Train begins with this network, from fresh weights.</source>
        <translation>点“训练”即从新的权重开始训练此网络。</translation>
    </message>
    <message>
        <source>For the next run. The weights of the last one belong to: {0}.</source>
        <translation>用于下一次训练。上一次训练的权重属于：{0}。</translation>
    </message>
    <message>
        <source>The numbers are rounded to tenths; a larger window shows hundredths.</source>
        <translation>数值保留一位小数；窗口更大时显示两位。</translation>
    </message>
    <message>
        <source>The numbers are rounded to hundredths.</source>
        <translation>数值保留两位小数。</translation>
    </message>
    <message>
        <source>Input, row {0}, column {1}: {2}</source>
        <translation>输入，第 {0} 行，第 {1} 列：{2}</translation>
    </message>
    <message>
        <source>all 0</source>
        <translation>全为 0</translation>
    </message>
</context>
<context>
    <name>LeNetActions</name>
    <message>
        <source>Train them further</source>
        <translation>接着训练</translation>
    </message>
    <message>
        <source>Start a run from these weights, at the learning rate of the training panel</source>
        <translation>从这些权重开始新的训练，使用训练面板中的学习率</translation>
    </message>
    <message>
        <source>Go back to your run, with its weights and curves, instead of the opened weights</source>
        <translation>换回训练得到的权重和曲线，不用打开的权重</translation>
    </message>
    <message>
        <source>Back to what you trained</source>
        <translation>换回你训练的结果</translation>
    </message>
    <message>
        <source>LeNet: open &amp;weights…</source>
        <translation>LeNet：打开权重(&amp;W)…</translation>
    </message>
    <message>
        <source>LeNet: save weig&amp;hts…</source>
        <translation>LeNet：保存权重(&amp;H)…</translation>
    </message>
    <message>
        <source>LeNet: save &amp;curves as a table…</source>
        <translation>LeNet：将曲线保存为表格(&amp;C)…</translation>
    </message>
</context>
<context>
    <name>LeNetErrors</name>
    <message>
        <source>label ↓</source>
        <translation>标签 ↓</translation>
    </message>
    <message>
        <source>prediction →</source>
        <translation>预测 →</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>precision, %</source>
        <translation>精确率，%</translation>
    </message>
    <message>
        <source>Misclassified: {0} of {1} test images. Accuracy {2}, mean loss {3}</source>
        <translation>误分类：{1} 张测试图像中有 {0} 张。精度 {2}，平均损失 {3}</translation>
    </message>
    <message>
        <source>Nothing is evaluated: “{0}”, the data set of this session, is not open.</source>
        <translation>未作评估：此会话所用的“{0}”没有打开。</translation>
    </message>
    <message>
        <source>Not evaluated: this network was trained on {0}, whose classes are not those of {1}. Choose one that was trained on {1}.</source>
        <translation>未评估：此网络在 {0} 上训练，其类别与 {1} 的不同。请选择在 {1} 上训练的网络。</translation>
    </message>
    <message>
        <source>All test images are classified correctly.</source>
        <translation>所有测试图像都分类正确。</translation>
    </message>
    <message>
        <source>Every test image is predicted as {0}.</source>
        <translation>每张测试图像都被预测为 {0}。</translation>
    </message>
    <message>
        <source>{0} predicted as {1}</source>
        <translation>{0} 预测为 {1}</translation>
    </message>
    <message>
        <source>{0}% of its images</source>
        <translation>占其图像的 {0}%</translation>
    </message>
    <message>
        <source>once</source>
        <translation>1 次</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>{0} 次</translation>
    </message>
    <message>
        <source>Most frequent error: {0}, {1}</source>
        <translation>最常见的错误：{0}，{1}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Most frequent errors: {0}, {1} each</source>
        <translation>最常见的错误：{0}，各 {1}</translation>
    </message>
    <message>
        <source>Recall is the correct share of a row, precision that of a column. Click one, or a cell, for its images.</source>
        <translation>召回率是一行中正确的比例，精确率是一列中正确的比例。单击行、列或单元格可查看其图像。</translation>
    </message>
    <message>
        <source>Misclassified: {0} of {1} test images</source>
        <translation>误分类：{1} 张测试图像中有 {0} 张</translation>
    </message>
    <message>
        <source>No image is predicted {0}</source>
        <translation>没有预测为 {0} 的图像</translation>
    </message>
    <message>
        <source>Precision of {0}: correct in {1} of {2} predictions ({3})</source>
        <translation>{0} 的精确率：{2} 次预测中 {1} 次正确（{3}）</translation>
    </message>
    <message>
        <source>No image is labelled {0}</source>
        <translation>没有标签为 {0} 的图像</translation>
    </message>
    <message>
        <source>Recall of {0}: predicted in {1} of its {2} images ({3})</source>
        <translation>{0} 的召回率：它的 {2} 张图像中有 {1} 张预测正确（{3}）</translation>
    </message>
    <message>
        <source>Labelled {0}, predicted {1}: {2} of the {3} images labelled {0} ({4})</source>
        <translation>标签为 {0}、预测为 {1}：{3} 张标签为 {0} 的图像中有 {2} 张（{4}）</translation>
    </message>
    <message>
        <source>Misclassified: {0}</source>
        <translation>误分类：{0}</translation>
    </message>
    <message>
        <source>Labelled {0}: {1}</source>
        <translation>标签为 {0}：{1}</translation>
    </message>
    <message>
        <source>Predicted {0}: {1}</source>
        <translation>预测为 {0}：{1}</translation>
    </message>
    <message>
        <source>{0}, predicted correctly: {1}</source>
        <translation>{0}，预测正确：{1}</translation>
    </message>
    <message>
        <source>{0} predicted as {1}: {2}</source>
        <translation>{0} 预测为 {1}：{2}</translation>
    </message>
    <message>
        <source>loss {0}</source>
        <translation>损失 {0}</translation>
    </message>
    <message>
        <source>Test image {0}: {1}, predicted with {2}; loss {3}</source>
        <translation>测试图像 {0}：{1}，预测正确，概率 {2}；损失 {3}</translation>
    </message>
    <message>
        <source>Test image {0}: labelled {1}, predicted {2} with {3}; the label got {4}, loss {5}</source>
        <translation>测试图像 {0}：标签为 {1}，预测为 {2}，概率 {3}；标签的概率为 {4}，损失 {5}</translation>
    </message>
</context>
<context>
    <name>LeNetFiles</name>
    <message>
        <source>The weights are not loaded yet.</source>
        <translation>权重尚未加载。</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Save the weights</source>
        <translation>保存权重</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>打开权重</translation>
    </message>
    <message>
        <source>There are no curves yet: train first.</source>
        <translation>还没有曲线：请先训练。</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Save the curves</source>
        <translation>保存曲线</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Weights (*.safetensors)</source>
        <translation>权重 (*.safetensors)</translation>
    </message>
    <message>
        <source>Saved “{0}”.</source>
        <translation>已保存“{0}”。</translation>
    </message>
</context>
<context>
    <name>LeNetPage</name>
    <message>
        <source>Draw and train</source>
        <translation>绘制与训练</translation>
    </message>
    <message>
        <source>The sheet, the prediction, the maps and the curves</source>
        <translation>画布、预测、特征映射与曲线</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>网络内部</translation>
    </message>
    <message>
        <source>The whole network, and the arithmetic of every unit in it</source>
        <translation>整个网络，以及其中每个单元的算式</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Which classes the network confuses on the test set, and the images</source>
        <translation>网络在测试集上混淆了哪些类别，以及相应的图像</translation>
    </message>
    <message>
        <source>Each step from the sheet to the network’s input, and what becomes of the prediction without it</source>
        <translation>从画板到网络输入的每一步，以及缺少它时预测会怎样</translation>
    </message>
    <message>
        <source>The layers, with numbers you can change, and what follows: shapes, parameters, multiply-adds, receptive fields</source>
        <translation>各层及其可改的数，以及由此得出的：形状、参数、乘加次数、感受野</translation>
    </message>
    <message>
        <source>All training runs: their curves, their results, and two of them on the same image</source>
        <translation>所有训练：曲线、结果，以及其中两个对同一图像的预测</translation>
    </message>
    <message>
        <source>Training panel</source>
        <translation>训练面板</translation>
    </message>
    <message>
        <source>Show the training panel, or hide it so that there is more room for the view</source>
        <translation>显示训练面板，或将其隐藏，给视图更多空间</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Architecture</source>
        <translation>网络结构</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练对比</translation>
    </message>
</context>
<context>
    <name>LearnPage</name>
    <message>
        <source>Here an input may have at most {0} × {0} cells: each update goes over all of them.</source>
        <translation>这里的输入最多为 {0} × {0}：每次更新都要用到全部元素。</translation>
    </message>
    <message>
        <source>The image of {0} × {1} was cut or extended to {2} × {3}, the size of the input.</source>
        <translation>{0} × {1} 的图像已裁剪或补零为输入的大小 {2} × {3}。</translation>
    </message>
    <message>
        <source>A target of {0} × {1} comes of no kernel here: it may be as large as the input, {2} × {3}, or up to {4} rows and columns smaller.</source>
        <translation>这里没有卷积核能得到 {0} × {1} 的目标：它可以与输入 {2} × {3} 一样大，或行数和列数最多各少 {4}。</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Output 0</source>
        <translation>输出 0</translation>
    </message>
    <message>
        <source>Output 1</source>
        <translation>输出 1</translation>
    </message>
    <message>
        <source>Look at this output channel: its kernel, target and error</source>
        <translation>查看该输出通道：它的卷积核、目标和误差</translation>
    </message>
    <message>
        <source>… {0} more</source>
        <translation>…另有 {0} 项</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>its square: {0}, of a loss of {1}</source>
        <translation>平方为 {0}，总损失为 {1}</translation>
    </message>
    <message>
        <source>its square: {0}; the mean of all is the loss of {1}</source>
        <translation>平方为 {0}；所有平方的平均就是损失 {1}</translation>
    </message>
    <message>
        <source>The hidden kernel is shown at the end, or when you reveal it</source>
        <translation>隐藏的卷积核在最后显示，也可以提前揭晓</translation>
    </message>
    <message>
        <source>is a weight of the kernel that made Y</source>
        <translation>是产生 Y 的卷积核的一个权重</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Direction of the update</source>
        <translation>更新的方向</translation>
    </message>
    <message>
        <source>Kernel after the update</source>
        <translation>更新后的卷积核</translation>
    </message>
    <message>
        <source>Hidden kernel</source>
        <translation>隐藏的卷积核</translation>
    </message>
    <message>
        <source>{0}: row {1}, column {2}</source>
        <translation>{0}：第 {1} 行，第 {2} 列</translation>
    </message>
    <message>
        <source>Make one update after the other (Space)</source>
        <translation>逐次更新（空格键）</translation>
    </message>
    <message>
        <source>Stop at the present update (Space)</source>
        <translation>停在当前这次更新（空格键）</translation>
    </message>
    <message>
        <source>Back to the first kernel, before any update (Home)</source>
        <translation>回到更新之前的卷积核（Home）</translation>
    </message>
    <message>
        <source>Take one update back (←)</source>
        <translation>退回一次更新（←）</translation>
    </message>
    <message>
        <source>Make one update (→)</source>
        <translation>更新一次（→）</translation>
    </message>
    <message>
        <source>Run to the end (End)</source>
        <translation>一直运行到最后（End）</translation>
    </message>
    <message>
        <source>Updates made</source>
        <translation>已更新的次数</translation>
    </message>
    <message>
        <source>How many updates have been made</source>
        <translation>已经更新了多少次</translation>
    </message>
    <message>
        <source>Updates a second when playing</source>
        <translation>播放时每秒更新的次数</translation>
    </message>
    <message>
        <source>The book’s: the edge kernel is found</source>
        <translation>书中示例：找出边缘卷积核</translation>
    </message>
    <message>
        <source>Learning rate a little below the limit</source>
        <translation>学习率略低于上限</translation>
    </message>
    <message>
        <source>Learning rate a little above the limit</source>
        <translation>学习率略高于上限</translation>
    </message>
    <message>
        <source>Mean of squares for their sum</source>
        <translation>用平均代替求和</translation>
    </message>
    <message>
        <source>A white image: many kernels fit</source>
        <translation>全白图像：许多卷积核都符合</translation>
    </message>
    <message>
        <source>Sobel, from a photograph</source>
        <translation>从照片学习 Sobel 核</translation>
    </message>
    <message>
        <source>A blur, from a photograph</source>
        <translation>从照片学习模糊核</translation>
    </message>
    <message>
        <source>5 × 5 that turns out sparse</source>
        <translation>5 × 5，结果是稀疏的</translation>
    </message>
    <message>
        <source>A maximum: no kernel makes it</source>
        <translation>最大值：没有卷积核能得到</translation>
    </message>
    <message>
        <source>A ReLU: no kernel makes it</source>
        <translation>ReLU：没有卷积核能得到</translation>
    </message>
    <message>
        <source>A kernel that is too small</source>
        <translation>卷积核太小</translation>
    </message>
    <message>
        <source>Two output channels</source>
        <translation>两个输出通道</translation>
    </message>
    <message>
        <source>White, 6 × 8</source>
        <translation>全白，6 × 8</translation>
    </message>
    <message>
        <source>Whole numbers, 8 × 8</source>
        <translation>整数，8 × 8</translation>
    </message>
    <message>
        <source>Noise, 12 × 12</source>
        <translation>噪声，12 × 12</translation>
    </message>
    <message>
        <source>The mean of {0} squares has a gradient {0} times smaller than their sum: at the same η, the descent is as much slower.</source>
        <translation>{0} 个平方取平均，梯度只有求和时的 1/{0}：η 相同时，下降也慢同样的倍数。</translation>
    </message>
    <message>
        <source>A {0} × {1} kernel made Y; {2} × {3} weights are learned, so most must become 0.</source>
        <translation>Y 由 {0} × {1} 的卷积核产生，学习的权重却有 {2} × {3} 个，所以大多数必须变为 0。</translation>
    </message>
    <message>
        <source>Gradient descent looks for the kernel that makes the given Y from X.</source>
        <translation>用梯度下降寻找由 X 得到给定的 Y 的卷积核。</translation>
    </message>
    <message>
        <source>Y is the maximum of each window: no kernel makes that, only something near it.</source>
        <translation>Y 是每个窗口的最大值：没有卷积核能得到它，只能接近。</translation>
    </message>
    <message>
        <source>A hidden kernel and a ReLU made Y; a kernel alone can only come near it.</source>
        <translation>Y 由隐藏的卷积核再经 ReLU 产生，只用卷积核只能接近它。</translation>
    </message>
    <message>
        <source>A {0} × {1} kernel made Y: one of {2} × {3} can only come near it.</source>
        <translation>Y 由 {0} × {1} 的卷积核产生，{2} × {3} 的卷积核只能接近它。</translation>
    </message>
    <message>
        <source>Y is the maximum of each window, which here a kernel makes too.</source>
        <translation>Y 是每个窗口的最大值，在这里卷积核也能得到它。</translation>
    </message>
    <message>
        <source>A hidden kernel and a ReLU made Y, which here a kernel alone makes too.</source>
        <translation>Y 由隐藏的卷积核再经 ReLU 产生，在这里只用卷积核也能得到它。</translation>
    </message>
    <message>
        <source>Hidden kernels made Y from X, one for each output: each learns from its own error.</source>
        <translation>隐藏的卷积核由 X 产生 Y，每个输出通道一个：各自从自己的误差中学习。</translation>
    </message>
    <message>
        <source>A hidden kernel made Y from X; gradient descent looks for it, step by step.</source>
        <translation>隐藏的卷积核由 X 产生了 Y；梯度下降一步一步地寻找它。</translation>
    </message>
    <message>
        <source>It begins with a loss of {0}.</source>
        <translation>起初的损失为 {0}。</translation>
    </message>
    <message>
        <source>Update {0} of {1}: loss {2} → {3}.</source>
        <translation>第 {0} 次更新（共 {1} 次）：损失 {2} → {3}。</translation>
    </message>
    <message>
        <source>It diverged at η = {0} and stopped itself: after update {1} numbers are not finite any more.</source>
        <translation>η = {0} 时发散，已自动停止：第 {1} 次更新之后数值不再有限。</translation>
    </message>
    <message>
        <source>It diverged and stopped itself: after update {0} numbers are not finite any more. η = {1} is above the limit {2}.</source>
        <translation>已发散并自动停止：第 {0} 次更新之后数值不再有限。η = {1} 超过了上限 {2}。</translation>
    </message>
    <message>
        <source>After {0} updates the loss has grown from {1} to {2}.</source>
        <translation>更新 {0} 次后，损失从 {1} 增大到 {2}。</translation>
    </message>
    <message>
        <source>K makes Y now, and so do other kernels.</source>
        <translation>现在 K 能得到 Y，别的卷积核也能。</translation>
    </message>
    <message>
        <source>Another kernel than the hidden one makes Y now.</source>
        <translation>现在得到 Y 的是另一个卷积核，而不是隐藏的那个。</translation>
    </message>
    <message>
        <source>No kernel of {0} × {1} makes this Y: {2} is the least loss there is; it ended at {3}.</source>
        <translation>没有 {0} × {1} 的卷积核能得到这个 Y：最小的损失为 {2}，最后到达 {3}。</translation>
    </message>
    <message>
        <source>After {0} updates the loss went from {1} to {2}; it can still come down to {3}.</source>
        <translation>更新 {0} 次后，损失从 {1} 变为 {2}，还能降到 {3}。</translation>
    </message>
    <message>
        <source>Input X</source>
        <translation>输入 X</translation>
    </message>
    <message>
        <source>K, bias {0}</source>
        <translation>K，偏置 {0}</translation>
    </message>
    <message>
        <source>Kernel K</source>
        <translation>卷积核 K</translation>
    </message>
    <message>
        <source>Prediction Ŷ</source>
        <translation>预测 Ŷ</translation>
    </message>
    <message>
        <source>Target Y</source>
        <translation>目标 Y</translation>
    </message>
    <message>
        <source>Error Ŷ − Y, loss {0}</source>
        <translation>误差 Ŷ − Y，损失 {0}</translation>
    </message>
    <message>
        <source>After {0} updates K is {1}; the kernel that made Y is {2}.</source>
        <translation>更新 {0} 次后 K 为 {1}；生成 Y 的卷积核是 {2}。</translation>
    </message>
    <message>
        <source>After {0} updates K is the kernel that made Y, to within {1}.</source>
        <translation>更新 {0} 次后，K 与生成 Y 的卷积核相差不超过 {1}。</translation>
    </message>
    <message>
        <source>Error Ŷ − Y, loss of all {0}</source>
        <translation>误差 Ŷ − Y，总损失 {0}</translation>
    </message>
    <message>
        <source>= next K</source>
        <translation>= 下一个 K</translation>
    </message>
    <message>
        <source>Hidden K</source>
        <translation>隐藏的 K</translation>
    </message>
</context>
<context>
    <name>LearnStage</name>
    <message>
        <source>∂L/∂K, the cross-correlation of X with the error, times 2: point at a cell to see its sum</source>
        <translation>∂L/∂K：X 与误差的互相关，再乘以 2；指向一个元素可看到它的求和</translation>
    </message>
    <message>
        <source>Reveal the hidden kernel</source>
        <translation>揭晓隐藏的卷积核</translation>
    </message>
    <message>
        <source>Show the kernel that made the target before the end; it can be edited then</source>
        <translation>提前显示产生目标的卷积核；显示后可以修改</translation>
    </message>
</context>
<context>
    <name>LearningPage</name>
    <message>
        <source>Learn a kernel</source>
        <translation>学习一个卷积核</translation>
    </message>
    <message>
        <source>Gradient descent finds the kernel that made the target</source>
        <translation>用梯度下降找回生成目标的卷积核</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>Every gradient of one layer, cell by cell</source>
        <translation>一个网络层的每个梯度，逐元素地看</translation>
    </message>
    <message>
        <source>A chain</source>
        <translation>链式</translation>
    </message>
    <message>
        <source>A tiny network: numbers go forward, gradients come back</source>
        <translation>一个小网络：数值向前传，梯度往回传</translation>
    </message>
    <message>
        <source>Transposed convolution</source>
        <translation>转置卷积</translation>
    </message>
    <message>
        <source>The backward pass as an operation of its own</source>
        <translation>把反向传播看作一种独立的运算</translation>
    </message>
</context>
<context>
    <name>LossCurve</name>
    <message>
        <source>after each step</source>
        <translation>每步之后</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Drag, or press ← and →, to go along the way; the wheel zooms</source>
        <translation>拖动或按 ← 和 → 沿路径移动；滚轮缩放</translation>
    </message>
</context>
<context>
    <name>LossSurface</name>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>a minimum</source>
        <translation>一个最小值点</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>最小值点</translation>
    </message>
    <message>
        <source>Loss surface</source>
        <translation>损失曲面</translation>
    </message>
    <message>
        <source>Loss in {0}-D</source>
        <translation>{0} 维损失</translation>
    </message>
    <message>
        <source>Press or drag to begin elsewhere; click on the path for its steps; the wheel zooms</source>
        <translation>按下或拖动可换一个起点；点击路径查看各步；滚轮缩放</translation>
    </message>
    <message>
        <source>{0}  (ellipses {1} : 1)</source>
        <translation>{0}  （椭圆 {1} : 1）</translation>
    </message>
    <message>
        <source>λ = 0: a valley</source>
        <translation>λ = 0：谷</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something went wrong ({0}). You can go on working; the details went to the terminal.</source>
        <translation>出错了（{0}）。你可以继续使用；详细信息已输出到终端。</translation>
    </message>
    <message>
        <source>Labs</source>
        <translation>实验</translation>
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
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
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
        <source>&amp;Keyboard</source>
        <translation>键盘操作(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About convlab</source>
        <translation>关于 convlab(&amp;A)</translation>
    </message>
</context>
<context>
    <name>MatrixClipboard</name>
    <message>
        <source>Copied one number.</source>
        <translation>已复制 1 个数。</translation>
    </message>
    <message>
        <source>Copied {0} × {1} numbers.</source>
        <translation>已复制 {0} × {1} 个数。</translation>
    </message>
    <message>
        <source>the pasted image</source>
        <translation>粘贴的图像</translation>
    </message>
    <message>
        <source>The clipboard holds no matrix: copy rows of numbers, all of the same length.</source>
        <translation>剪贴板中没有矩阵：请复制若干行数，每行长度相同。</translation>
    </message>
    <message>
        <source>A kernel may have at most {0} × {0} weights, this one has {1} × {2}.</source>
        <translation>卷积核最多有 {0} × {0} 个权重，这个有 {1} × {2} 个。</translation>
    </message>
</context>
<context>
    <name>MatrixPage</name>
    <message>
        <source>An input may have at most {0} × {0} cells.</source>
        <translation>输入最多有 {0} × {0} 个元素。</translation>
    </message>
    <message>
        <source>the dropped image</source>
        <translation>拖入的图像</translation>
    </message>
    <message>
        <source>Output size</source>
        <translation>输出大小</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>控制面板</translation>
    </message>
    <message>
        <source>Open the controls, or fold them away so that the picture takes all the room</source>
        <translation>打开控制面板，或将其收起，让图占满全部空间</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Prepared examples, with what to look for</source>
        <translation>现成的示例，并提示要点</translation>
    </message>
    <message>
        <source>Dilation became {0} × {1}: with more the window would not fit, or has no gaps.</source>
        <translation>膨胀已变为 {0} × {1}：再大，窗口就放不下，或没有间隔。</translation>
    </message>
    <message>
        <source>The padding is zeros now: no other padding mode can give so much.</source>
        <translation>现在用零填充：其他填充方式给不出这么多。</translation>
    </message>
    <message>
        <source>Padding is counted in total now: it is uneven.</source>
        <translation>现在按总数计填充：两侧的填充不相等。</translation>
    </message>
    <message>
        <source>The input has {0} channels now, as the kernels do.</source>
        <translation>输入现在有 {0} 个通道，与卷积核一致。</translation>
    </message>
    <message>
        <source>The image was made {0} × {1}: this lab needs that size.</source>
        <translation>图像已变为 {0} × {1}：这个实验需要这样的大小。</translation>
    </message>
    <message>
        <source>The kernels have {0} input channels now, as the input does.</source>
        <translation>卷积核现在有 {0} 个输入通道，与输入一致。</translation>
    </message>
    <message>
        <source>Some layers became smaller, so that all of them fit into the image.</source>
        <translation>有些层变小了，这样所有层才能用于这幅图像。</translation>
    </message>
    <message>
        <source>The weights are random now: LeNet’s weights fit only its own layers.</source>
        <translation>现在使用随机权重：LeNet 的权重只适合它自己的各层。</translation>
    </message>
    <message>
        <source>All weights were redrawn: another size needs other weights.</source>
        <translation>所有权重都重新生成了：大小不同，权重也不同。</translation>
    </message>
    <message>
        <source>The target was cut or extended to {0} × {1}, as large as the prediction is.</source>
        <translation>目标已裁剪或补零为 {0} × {1}，与预测一样大。</translation>
    </message>
    <message>
        <source>Δ became {0}: the image is no larger.</source>
        <translation>Δ 已变为 {0}：图像只有这么大。</translation>
    </message>
    <message>
        <source>Padding became {0} × {1} in total: so small a window allows no more.</source>
        <translation>填充总数已变为 {0} × {1}：这么小的窗口不允许更多。</translation>
    </message>
    <message>
        <source>Padding became {0} × {1} in total: with less the window would not fit.</source>
        <translation>填充总数已变为 {0} × {1}：再少，窗口就放不下。</translation>
    </message>
    <message>
        <source>Numbers beyond ±{0} are too large to compute with here.</source>
        <translation>超出 ±{0} 的数太大，这里无法计算。</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Click a cell, or go to it by the arrow keys, and type a number; drag to draw</source>
        <translation>单击一个元素，或用方向键移到它，然后输入数；拖动可以画图</translation>
    </message>
    <message>
        <source>Click a number, or go to it by the arrow keys, and type another; or drag it up and down</source>
        <translation>单击一个数，或用方向键移到它，然后输入另一个数；也可以上下拖动</translation>
    </message>
    <message>
        <source>Point at a cell to see what it comes from and where it goes; a click keeps it</source>
        <translation>指向一个元素，看它从何而来、用到何处；单击可固定</translation>
    </message>
</context>
<context>
    <name>MatrixViews</name>
    <message>
        <source>Drag to draw · the wheel zooms</source>
        <translation>拖动绘制 · 滚轮缩放</translation>
    </message>
    <message>
        <source>Click a cell and type · drag to draw · wheel ±{0}</source>
        <translation>单击元素后输入 · 拖动绘制 · 滚轮 ±{0}</translation>
    </message>
</context>
<context>
    <name>MeasuredView</name>
    <message>
        <source>if even</source>
        <translation>若均匀</translation>
    </message>
    <message>
        <source>column of the input</source>
        <translation>输入的列</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>paths</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>over the image</source>
        <translation>叠加在图像上</translation>
    </message>
    <message>
        <source>Show the gradient as a tint over the image, or alone, from black to white</source>
        <translation>把梯度作为颜色叠加在图像上，或单独以黑到白显示</translation>
    </message>
    <message>
        <source>|∂unit/∂input|</source>
        <translation>|∂单元/∂输入|</translation>
    </message>
    <message>
        <source>Paths to it</source>
        <translation>通向它的路径</translation>
    </message>
    <message>
        <source>Share of each column</source>
        <translation>各列所占的份额</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>NetworkOnDigit</name>
    <message>
        <source>Nothing to predict yet</source>
        <translation>还没有可预测的内容</translation>
    </message>
    <message>
        <source>No finite prediction</source>
        <translation>没有有限的预测</translation>
    </message>
</context>
<context>
    <name>NetworkSection</name>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>ReLU after convolutions</source>
        <translation>卷积后加 ReLU</translation>
    </message>
    <message>
        <source>Pass on max(x, 0) after each convolution: it switches paths off</source>
        <translation>每个卷积后传下 max(x, 0)：它会关闭一些路径</translation>
    </message>
    <message>
        <source>Other random kernels: the field stays, the gradient changes</source>
        <translation>换一组随机卷积核：感受野不变，梯度改变</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Other random weights; the biases become 0</source>
        <translation>换一组随机权重；偏置变为 0</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>max(0, z): its slope is 1 above 0, and 0 elsewhere</source>
        <translation>max(0, z)：大于 0 处斜率为 1，其余为 0</translation>
    </message>
    <message>
        <source>1/(1 + e^−z): its slope is at most ¼</source>
        <translation>1/(1 + e^−z)：斜率最大为 ¼</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>The largest of each window: it alone gets the gradient</source>
        <translation>每个窗口的最大值：只有它得到梯度</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>The mean of each window: each cell gets a quarter of the gradient</source>
        <translation>每个窗口的平均值：每个元素得到四分之一的梯度</translation>
    </message>
    <message>
        <source>Copy the kernel</source>
        <translation>复制卷积核</translation>
    </message>
    <message>
        <source>Copy the kernel as a matrix</source>
        <translation>把卷积核复制为矩阵</translation>
    </message>
    <message>
        <source>Paste a kernel</source>
        <translation>粘贴卷积核</translation>
    </message>
    <message>
        <source>Paste a 3 × 3 matrix as the kernel</source>
        <translation>把 3 × 3 矩阵粘贴为卷积核</translation>
    </message>
</context>
<context>
    <name>NetworkShifts</name>
    <message>
        <source>a {0} at {1} of {2} shifts</source>
        <translation>{2} 种平移中有 {1} 种预测为 {0}</translation>
    </message>
    <message>
        <source>{0} at {1} of {2} shifts</source>
        <translation>{2} 种平移中有 {1} 种预测为{0}</translation>
    </message>
</context>
<context>
    <name>NoRunsYet</name>
    <message>
        <source>Each run gets a row here: what sets it apart from the others, its loss, its accuracies. Open one again, repeat it, or train it once more with one thing changed.</source>
        <translation>每次训练在这里占一行：它与其他训练的不同之处、损失和精度。可以重新打开、原样重复，或只改一处再训练一次。</translation>
    </message>
    <message>
        <source>Train the book’s LeNet and the ReLU LeNet for one epoch each</source>
        <translation>训练书中的 LeNet 和 ReLU 版 LeNet，各一轮</translation>
    </message>
    <message>
        <source>Train both one after the other on {0} images, with the same seed</source>
        <translation>用同一随机种子，在 {0} 张图像上先后训练这两个网络</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>What it is</source>
        <translation>这是什么网络</translation>
    </message>
    <message>
        <source>Reset to this network</source>
        <translation>重置为此网络</translation>
    </message>
    <message>
        <source>End the current run and go to the initial weights of the network shown here</source>
        <translation>结束当前的训练，回到这里所示网络的初始权重</translation>
    </message>
</context>
<context>
    <name>NumberBox</name>
    <message>
        <source>It needs a cell in the middle: an odd number.</source>
        <translation>它需要一个中心元素：请输入奇数。</translation>
    </message>
    <message>
        <source>{0} is too large: at most {1} is possible here.</source>
        <translation>{0} 太大：这里最多为 {1}。</translation>
    </message>
    <message>
        <source>{0} is too small: at least {1} is possible here.</source>
        <translation>{0} 太小：这里至少为 {1}。</translation>
    </message>
    <message>
        <source>A number is missing here.</source>
        <translation>这里缺少一个数。</translation>
    </message>
    <message>
        <source>“{0}” is not a number. Try 0.5, 1/9 or sqrt(2).</source>
        <translation>“{0}”不是数。可以试试 0.5、1/9 或 sqrt(2)。</translation>
    </message>
    <message>
        <source>“{0}” is not a whole number.</source>
        <translation>“{0}”不是整数。</translation>
    </message>
    <message>
        <source>“{0}” is not one whole number or two, as in 3 or 3×5.</source>
        <translation>“{0}”不是一个或两个整数，例如 3 或 3×5。</translation>
    </message>
    <message>
        <source>It is square: one number sets both rows and columns.</source>
        <translation>它是正方形：一个数同时确定行数与列数。</translation>
    </message>
</context>
<context>
    <name>OutputSection</name>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Colours of the output</source>
        <translation>输出的颜色</translation>
    </message>
    <message>
        <source>Use as input</source>
        <translation>用作输入</translation>
    </message>
    <message>
        <source>Make the output the next input, so that kernels are applied one after the other</source>
        <translation>把输出作为下一次的输入，使卷积核首尾相接</translation>
    </message>
    <message>
        <source>Copy the output as a matrix</source>
        <translation>把输出复制为矩阵</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>OutputStrip</name>
    <message>
        <source>input in colour</source>
        <translation>彩色输入</translation>
    </message>
    <message>
        <source>all outputs {0} × {1} × {2}</source>
        <translation>全部输出 {0} × {1} × {2}</translation>
    </message>
    <message>
        <source>outputs in colour</source>
        <translation>彩色输出</translation>
    </message>
    <message>
        <source>Outputs in colour, cut off at 0 and {0}</source>
        <translation>彩色输出，在 0 和 {0} 处截断</translation>
    </message>
    <message>
        <source>Output channel {0}: a click shows how it is computed</source>
        <translation>输出通道 {0}：单击看它如何得到</translation>
    </message>
    <message>
        <source>Output channel {0}</source>
        <translation>输出通道 {0}</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>PlainOutput</name>
    <message>
        <source>colours</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>PlanTable</name>
    <message>
        <source>One number for each unit</source>
        <translation>每个单元一个数</translation>
    </message>
    <message>
        <source>How many kernels the layer has, each giving a feature map: {0} to {1}</source>
        <translation>该层有多少个卷积核，每个给出一个特征映射：{0} 到 {1}</translation>
    </message>
    <message>
        <source>Rows and columns of each kernel. From {0} to {1} fit between the layers around it</source>
        <translation>每个卷积核的行数与列数。在前后各层之间可取 {0} 到 {1}</translation>
    </message>
    <message>
        <source>Rows and columns of zeros on each side of the image. With this kernel: {0} to {1}</source>
        <translation>图像每一边补零的行数与列数。配合此卷积核可取 {0} 到 {1}</translation>
    </message>
    <message>
        <source>How many units the layer has: {0} to {1}</source>
        <translation>该层有多少个单元：{0} 到 {1}</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>channels, units</source>
        <translation>通道数、单元数</translation>
    </message>
    <message>
        <source>Feature maps of a layer, or units of a dense one</source>
        <translation>一层的特征映射个数，或全连接层的单元个数</translation>
    </message>
    <message>
        <source>kernel, window</source>
        <translation>卷积核、窗口</translation>
    </message>
    <message>
        <source>Rows and columns of the kernel, or of the pooling window</source>
        <translation>卷积核或汇聚窗口的行数与列数</translation>
    </message>
    <message>
        <source>padding per side</source>
        <translation>每边填充</translation>
    </message>
    <message>
        <source>Rows and columns of zeros on each side of the input</source>
        <translation>输入每一边补零的行数与列数</translation>
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
        <source>work: multiply-adds</source>
        <translation>计算量：乘加次数</translation>
    </message>
    <message>
        <source>How many pixels the fields of neighbouring units lie apart</source>
        <translation>相邻单元的感受野相隔多少像素</translation>
    </message>
    <message>
        <source>this network</source>
        <translation>此网络</translation>
    </message>
    <message>
        <source>book’s LeNet</source>
        <translation>书中的 LeNet</translation>
    </message>
    <message>
        <source>receptive field</source>
        <translation>感受野</translation>
    </message>
    <message>
        <source>{0}; the book’s LeNet: {1}</source>
        <translation>{0}；书中的 LeNet：{1}</translation>
    </message>
    <message>
        <source>LeNet’s names: C for convolution, S for pooling, F for dense</source>
        <translation>LeNet 的层名：C 为卷积，S 为汇聚，F 为全连接</translation>
    </message>
    <message>
        <source>The shape of the layer’s output: channels, rows, columns</source>
        <translation>该层输出的形状：通道、行、列</translation>
    </message>
    <message>
        <source>Weights and biases that training changes. Grey: the book’s LeNet</source>
        <translation>训练所改变的权重和偏置。灰色：书中的 LeNet</translation>
    </message>
    <message>
        <source>The work: products that are added up for one image. Grey: the book’s LeNet</source>
        <translation>计算量：处理一张图像时相乘再相加的次数。灰色：书中的 LeNet</translation>
    </message>
    <message>
        <source>Rows and columns of the image that one unit sees</source>
        <translation>一个单元所看到的图像的行数与列数</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>跳距</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>PlanePlot</name>
    <message>
        <source>whole</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show the whole again (double-click, or Esc); the wheel zooms, the right button moves it</source>
        <translation>再次显示全部（双击，或按 Esc）；滚轮缩放，右键移动</translation>
    </message>
</context>
<context>
    <name>PointwiseView</name>
    <message>
        <source>output {0} =</source>
        <translation>输出 {0} =</translation>
    </message>
    <message>
        <source>Input channel {0}</source>
        <translation>输入通道 {0}</translation>
    </message>
    <message>
        <source>Output channel {0}</source>
        <translation>输出通道 {0}</translation>
    </message>
    <message>
        <source>An example: your kernels, {0} × {1}, stay as they are.</source>
        <translation>这是示例：你的 {0} × {1} 卷积核保持不变。</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>{0} · {1} + {0} = &lt;b&gt;{2}&lt;/b&gt; parameters (with kernels of 3 × 3: {3})</source>
        <translation>{0} · {1} + {0} = &lt;b&gt;{2}&lt;/b&gt; 个参数（用 3 × 3 卷积核则为 {3} 个）</translation>
    </message>
    <message>
        <source>The same dense layer at every pixel</source>
        <translation>每个像素上都是同一个全连接层</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Point at a pixel to see its numbers; a click keeps it</source>
        <translation>指向一个像素查看其数值；单击固定</translation>
    </message>
    <message>
        <source>Make mine 1 × 1</source>
        <translation>把我的改为 1 × 1</translation>
    </message>
    <message>
        <source>Each of your kernel slices becomes the sum of its weights; undo brings the old ones back</source>
        <translation>你的每个卷积核切片变为其权重之和；撤销可恢复</translation>
    </message>
    <message>
        <source>Use this example</source>
        <translation>使用此示例</translation>
    </message>
    <message>
        <source>Put the input and the kernels that are shown into the lab; undo brings yours back</source>
        <translation>把显示的输入和卷积核放进实验室；撤销可恢复原来的</translation>
    </message>
    <message>
        <source>Weights, a row for each output</source>
        <translation>权重，每个输出一行</translation>
    </message>
    <message>
        <source>The input in colour</source>
        <translation>彩色输入</translation>
    </message>
    <message>
        <source>Biases</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>The pixel’s numbers, one for each input channel</source>
        <translation>该像素的数值，每个输入通道一个</translation>
    </message>
    <message>
        <source>The pixel’s outputs</source>
        <translation>该像素的输出</translation>
    </message>
</context>
<context>
    <name>Pooling</name>
    <message>
        <source>1  Maximum pooling</source>
        <translation>1  最大汇聚</translation>
    </message>
    <message>
        <source>The window lies on four cells of the input. The largest of them is passed on, alone.</source>
        <translation>窗口盖住输入的四个元素。只有其中最大的被传下去。</translation>
    </message>
    <message>
        <source>2  Average pooling</source>
        <translation>2  平均汇聚</translation>
    </message>
    <message>
        <source>The average of the four cells is passed on: each of them counts for a quarter.</source>
        <translation>传给下一层的是四个元素的平均值：每个占四分之一。</translation>
    </message>
    <message>
        <source>3  Stride as the window</source>
        <translation>3  步幅与窗口相同</translation>
    </message>
    <message>
        <source>A pooling window moves by its own size, unless told otherwise. A second 3 × 3 window does not fit: one output, 10.</source>
        <translation>除非另行指定，汇聚窗口每次移动自身的大小。放不下第二个 3 × 3 窗口：只有一个输出 10。</translation>
    </message>
    <message>
        <source>4  Padding and stride</source>
        <translation>4  填充和步幅</translation>
    </message>
    <message>
        <source>One pad cell on every side and stride 2. A pad cell never wins: it counts as −∞.</source>
        <translation>每侧填充一个元素，步幅为 2。填充元素永不胜出：它按 −∞ 计。</translation>
    </message>
    <message>
        <source>5  A smaller picture</source>
        <translation>5  更小的图</translation>
    </message>
    <message>
        <source>2 × 2 pooling keeps a quarter of the numbers, and the circle can still be seen.</source>
        <translation>2 × 2 汇聚只保留四分之一的数，圆仍看得见。</translation>
    </message>
    <message>
        <source>6  Two channels</source>
        <translation>6  两个通道</translation>
    </message>
    <message>
        <source>X and X + 1: each channel is pooled by itself, so two channels come out.</source>
        <translation>X 和 X + 1：每个通道各自汇聚，所以输出两个通道。</translation>
    </message>
    <message>
        <source>7  Feature maps of a circle</source>
        <translation>7  圆的特征映射</translation>
    </message>
    <message>
        <source>Two channels: X and X + 1</source>
        <translation>两个通道：X 和 X + 1</translation>
    </message>
    <message>
        <source>Four feature maps of a circle</source>
        <translation>圆的四个特征映射</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Pass on the largest value of each window</source>
        <translation>传下每个窗口的最大值</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Pass on the average of each window</source>
        <translation>传下每个窗口的平均值</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Pass on the smallest value of each window: the maximum of the negatives, negated</source>
        <translation>传下每个窗口的最小值：相反数的最大值再取反</translation>
    </message>
    <message>
        <source>Red, green and blue are pooled each by itself, and shown together. The arithmetic is that of one channel: choose it below the picture to see it alone.</source>
        <translation>红、绿、蓝各自汇聚，再合在一起显示。算式是其中一个通道的：在图片下方选择它，就能单独查看。</translation>
    </message>
    <message>
        <source>Each output is the largest value of its window.</source>
        <translation>每个输出是其窗口中的最大值。</translation>
    </message>
    <message>
        <source>Each output is the average of its window.</source>
        <translation>每个输出是其窗口的平均值。</translation>
    </message>
    <message>
        <source>Each output is the smallest value of its window.</source>
        <translation>每个输出是其窗口中的最小值。</translation>
    </message>
    <message>
        <source>Max pooling has no weights to learn. Fixed convolutions and ReLU build it: max(a, b) = relu(a − b) + b.</source>
        <translation>最大汇聚没有要学习的权重。用权重固定的卷积和 ReLU 就能一步步实现它：max(a, b) = relu(a − b) + b。</translation>
    </message>
    <message>
        <source>The smallest value is the largest of the negatives, negated: min(a, b) = −max(−a, −b).</source>
        <translation>最小值就是相反数中最大值的相反数：min(a, b) = −max(−a, −b)。</translation>
    </message>
    <message>
        <source>Average pooling is a convolution. Its window is one cell here, and its weight 1.</source>
        <translation>平均汇聚就是卷积。这里窗口只有一个元素，权重为 1。</translation>
    </message>
    <message>
        <source>Average pooling is a convolution whose {0} weights are all 1/{0}: none of them is learned.</source>
        <translation>平均汇聚就是卷积，其 {0} 个权重都是 1/{0}：没有一个需要学习。</translation>
    </message>
    <message>
        <source>A pad cell never wins: for the maximum it counts as −∞.</source>
        <translation>填充元素永不胜出：取最大值时按 −∞ 计。</translation>
    </message>
    <message>
        <source>A pad cell never wins: for the minimum it counts as ∞.</source>
        <translation>填充元素永不胜出：取最小值时按 ∞ 计。</translation>
    </message>
    <message>
        <source>Pad cells count as zeros: every sum is divided by {0}, the number of cells in the window.</source>
        <translation>填充元素按零计：每个和都除以窗口的元素数 {0}。</translation>
    </message>
    <message>
        <source>Pad cells are left out: each sum is divided by the number of input cells in its window.</source>
        <translation>不计填充元素：每个和除以窗口中输入元素的个数。</translation>
    </message>
    <message>
        <source>a tie of {0}: the first one gets the gradient</source>
        <translation>{0} 个并列：第一个得到梯度</translation>
    </message>
    <message>
        <source>{0} down</source>
        <translation>向下 {0}</translation>
    </message>
    <message>
        <source>{0} up</source>
        <translation>向上 {0}</translation>
    </message>
    <message>
        <source>{0} to the right</source>
        <translation>向右 {0}</translation>
    </message>
    <message>
        <source>{0} to the left</source>
        <translation>向左 {0}</translation>
    </message>
    <message>
        <source>stays as it was</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>moves along: {0}</source>
        <translation>随之移动：{0}</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>改变</translation>
    </message>
    <message>
        <source>windows {0} × {1}, stride {2}</source>
        <translation>窗口 {0} × {1}，步幅 {2}</translation>
    </message>
    <message>
        <source>hatched: dropped by the floor, rows: {0}, columns: {1}</source>
        <translation>网纹：被向下取整舍去，行：{0}，列：{1}</translation>
    </message>
    <message>
        <source>hatched: the last row is dropped by the floor</source>
        <translation>网纹：最后一行被向下取整舍去</translation>
    </message>
    <message>
        <source>hatched: the last {0} rows are dropped by the floor</source>
        <translation>网纹：最后 {0} 行被向下取整舍去</translation>
    </message>
    <message>
        <source>hatched: the last column is dropped by the floor</source>
        <translation>网纹：最后一列被向下取整舍去</translation>
    </message>
    <message>
        <source>hatched: the last {0} columns are dropped by the floor</source>
        <translation>网纹：最后 {0} 列被向下取整舍去</translation>
    </message>
    <message>
        <source>Move the image, by the arrow keys or by dragging on a curve below.</source>
        <translation>用方向键，或在下方曲线上拖动，平移图像。</translation>
    </message>
    <message>
        <source>Moved {0}: the map is the same as before, and so it is when it is pooled.</source>
        <translation>平移（{0}）：特征映射与之前相同，汇聚后也相同。</translation>
    </message>
    <message>
        <source>Moved {0}: not every value stays within its window, and {1} of {2} max-pooled numbers change. Only what moves within a window is forgotten.</source>
        <translation>平移（{0}）：并非每个值都留在自己的窗口内，最大汇聚的 {2} 个数中有 {1} 个改变。只有窗口内的移动才会被忽略。</translation>
    </message>
    <message>
        <source>in colour</source>
        <translation>彩色</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Four Sobel kernels found the circle’s edges, one direction each. Pooling makes their four maps smaller and keeps them apart.</source>
        <translation>四个 Sobel 卷积核各按一个方向找到圆的边缘。汇聚把这四个特征映射变小，并保持各自独立。</translation>
    </message>
    <message>
        <source>The book’s 4 × 4 (0 … 15)</source>
        <translation>书中的 4 × 4（0 … 15）</translation>
    </message>
    <message>
        <source>{0} of {1}: {2}</source>
        <translation>{1} 个中 {0} 个：{2}</translation>
    </message>
    <message>
        <source>changed numbers: Σ|b − a| / Σ|a|</source>
        <translation>改变的数：Σ|b − a| / Σ|a|</translation>
    </message>
    <message>
        <source>Moved {0}: {1} of the map’s {2} numbers change, and none of those that max pooling passes on. It forgets where in its window the largest value is.</source>
        <translation>平移（{0}）：特征映射的 {2} 个数中有 {1} 个改变，而最大汇聚的结果一个也没变。它不记得最大值在窗口中的哪个位置。</translation>
    </message>
    <message>
        <source>Moved {0}, by whole windows of {1} × {2}: the pooled maps move along ({3}). Pooling forgets where in its window a value is, not in which window.</source>
        <translation>平移（{0}），正好是 {1} × {2} 窗口的整数倍：汇聚后的特征映射随之移动（{3}）。汇聚不记得值在窗口中的位置，但记得在哪个窗口。</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>相减</translation>
    </message>
    <message>
        <source>add</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>{0} × {1} max pooling from convolutions and ReLU</source>
        <translation>用卷积和 ReLU 搭出 {0} × {1} 最大汇聚</translation>
    </message>
    <message>
        <source>{0} × {1} max pooling of the negatives from convolutions and ReLU</source>
        <translation>用卷积和 ReLU 搭出相反数的 {0} × {1} 最大汇聚</translation>
    </message>
    <message>
        <source>max(a, b) = relu(a − b) + b: what a exceeds b by, and b.</source>
        <translation>max(a, b) = relu(a − b) + b：a 超出 b 的部分，再加上 b。</translation>
    </message>
    <message>
        <source>Largest difference from {0} × {1} max pooling over the whole input: {2}.</source>
        <translation>在整个输入上与 {0} × {1} 最大汇聚的最大差异：{2}。</translation>
    </message>
    <message>
        <source>The lab’s window of {0} × {1} takes {2} such steps instead of {3}.</source>
        <translation>本实验 {0} × {1} 的窗口需要 {2} 个这样的步骤，而不是 {3} 个。</translation>
    </message>
</context>
<context>
    <name>PoolingGeometry</name>
    <message>
        <source>At most {0}: no more than half of a window may be padding, as in PyTorch.</source>
        <translation>最多为 {0}：与 PyTorch 一样，填充不能超过窗口的一半。</translation>
    </message>
    <message>
        <source>valid, same, average at pad cells</source>
        <translation>valid、same，填充处的平均值</translation>
    </message>
    <message>
        <source>Stride as the window</source>
        <translation>步幅与窗口相同</translation>
    </message>
    <message>
        <source>Move by the size of the window, so that windows lie side by side</source>
        <translation>每次移动一个窗口的大小，使窗口并排</translation>
    </message>
    <message>
        <source>Average counts pad cells</source>
        <translation>平均值计入填充元素</translation>
    </message>
    <message>
        <source>PyTorch’s count_include_pad: divide by all cells of the window, or only by those of the input. A maximum never takes a pad cell</source>
        <translation>PyTorch 的 count_include_pad：除以窗口的全部元素，或只除以其中输入的元素。最大值从不取填充元素</translation>
    </message>
</context>
<context>
    <name>PoolingPage</name>
    <message>
        <source> is in 1 window</source>
        <translation> 在 1 个窗口中</translation>
    </message>
    <message>
        <source> is in {0} windows</source>
        <translation> 在 {0} 个窗口中</translation>
    </message>
    <message>
        <source> and wins </source>
        <translation>，胜出 </translation>
    </message>
    <message>
        <source>Output [{0}, {1}]: rows {2} to {3} and columns {4} to {5} of channel {6}</source>
        <translation>输出 [{0}, {1}]：通道 {6} 的第 {2} 至 {3} 行、第 {4} 至 {5} 列</translation>
    </message>
    <message>
        <source>Input [{0}, {1}] = {2}, of channel {3}</source>
        <translation>输入 [{0}, {1}] = {2}（通道 {3}）</translation>
    </message>
    <message>
        <source>Input {0}</source>
        <translation>输入 {0}</translation>
    </message>
    <message>
        <source>Output {0}</source>
        <translation>输出 {0}</translation>
    </message>
    <message>
        <source>→ padded {0} × {1}</source>
        <translation>→ 填充后 {0} × {1}</translation>
    </message>
    <message>
        <source>Click an element and type, or drag to draw</source>
        <translation>单击元素后输入，或拖动绘制</translation>
    </message>
    <message>
        <source>is passed on</source>
        <translation>传给下一层</translation>
    </message>
    <message>
        <source>numbers: {0} of {1} ({2})</source>
        <translation>数字个数：{1} 个中的 {0} 个（{2}）</translation>
    </message>
    <message>
        <source>Channel of the input</source>
        <translation>输入的通道</translation>
    </message>
    <message>
        <source>Channel of the output</source>
        <translation>输出的通道</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>逐步</translation>
    </message>
    <message>
        <source>The window slides over the input, with the arithmetic in view</source>
        <translation>窗口在输入上滑动，算式一目了然</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>有什么用</translation>
    </message>
    <message>
        <source>Move an image and see how much of its feature map changes</source>
        <translation>移动图像，看其特征映射变化多少</translation>
    </message>
    <message>
        <source>In other words</source>
        <translation>换一种写法</translation>
    </message>
    <message>
        <source>A maximum from convolutions and ReLU, an average as a convolution</source>
        <translation>用卷积和 ReLU 得到最大值，用卷积得到平均值</translation>
    </message>
    <message>
        <source>The book’s edges</source>
        <translation>书中的边缘</translation>
    </message>
    <message>
        <source>Move the book’s black bar on white</source>
        <translation>移动书中白底上的黑条</translation>
    </message>
    <message>
        <source>The lab’s input</source>
        <translation>本实验的输入</translation>
    </message>
    <message>
        <source>A circle</source>
        <translation>圆</translation>
    </message>
    <message>
        <source>Move the outline of a circle</source>
        <translation>移动圆的轮廓</translation>
    </message>
    <message>
        <source>Move the input: a digit, a photograph, your drawing</source>
        <translation>移动输入：数字、照片、你画的图</translation>
    </message>
    <message>
        <source>Make the output the next input, to pool once more</source>
        <translation>把输出作为下一次的输入，再汇聚一次</translation>
    </message>
</context>
<context>
    <name>Prediction</name>
    <message>
        <source>Predicted {0}</source>
        <translation>预测为 {0}</translation>
    </message>
    <message>
        <source>Predicted: {0}</source>
        <translation>预测为{0}</translation>
    </message>
    <message>
        <source>{0}: no class of this image</source>
        <translation>{0}：不是这张图像的类别</translation>
    </message>
    <message>
        <source>{0}, as labelled</source>
        <translation>{0}，与标签一致</translation>
    </message>
    <message>
        <source>{0}, but labelled {1}</source>
        <translation>{0}，而标签是 {1}</translation>
    </message>
    <message>
        <source>It was trained on {0}; the image is from {1}.</source>
        <translation>它在 {0} 上训练，而图像来自 {1}。</translation>
    </message>
    <message>
        <source>It was trained on {0} and can only predict its classes, not those of {1}.</source>
        <translation>它在 {0} 上训练，只能预测其中的类别，而不是 {1} 的类别。</translation>
    </message>
    <message>
        <source>It was trained on {0} and can only predict its classes; {1} labels this image {2}.</source>
        <translation>它在 {0} 上训练，只能预测其中的类别；这张图像在 {1} 中的标签是{2}。</translation>
    </message>
</context>
<context>
    <name>PredictionPanel</name>
    <message>
        <source>These weights cannot be used</source>
        <translation>这些权重无法使用</translation>
    </message>
    <message>
        <source>Nothing to predict yet</source>
        <translation>还没有可预测的内容</translation>
    </message>
    <message>
        <source>No finite prediction: the weights are too large</source>
        <translation>权重过大，得不到有限的预测</translation>
    </message>
    <message>
        <source>Loading the weights…</source>
        <translation>正在加载权重…</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation>每个类别的概率</translation>
    </message>
    <message>
        <source>For a labelled image the labelled class is green; a different class that is predicted is orange</source>
        <translation>有标签的图像：标签类别为绿色；预测成其他类别时，该类别为橙色</translation>
    </message>
    <message>
        <source>Predict with the bundled LeNet from the book: sigmoid and average pooling</source>
        <translation>用自带的书中 LeNet（sigmoid 与平均汇聚）预测</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>Sigmoid</translation>
    </message>
    <message>
        <source>Predict with the bundled LeNet with ReLU and max pooling</source>
        <translation>用自带的 LeNet（ReLU 与最大汇聚）预测</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Predict with the weights that you train here</source>
        <translation>用你在这里训练的权重预测</translation>
    </message>
</context>
<context>
    <name>Preprocessing</name>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Anti-aliasing</source>
        <translation>抗锯齿</translation>
    </message>
    <message>
        <source>Centring</source>
        <translation>居中</translation>
    </message>
    <message>
        <source>Inversion</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>Take the smallest box around the ink; without it, the whole sheet</source>
        <translation>取墨迹的最小外框；不做这一步则取整张画板</translation>
    </message>
    <message>
        <source>Scale the larger side to {0} pixels; without it, the ink keeps the size that it has on a sheet of 28 × 28</source>
        <translation>把较长的一边缩放到 {0} 个像素；不做这一步，笔迹保持它在 28 × 28 的纸上的大小</translation>
    </message>
    <message>
        <source>Each pixel is the average of the area it covers; without it, the one point in its middle</source>
        <translation>每个像素取其覆盖区域的平均值；不做这一步则只取中间的一点</translation>
    </message>
    <message>
        <source>Move the box to the image’s middle; without it, it stays in the upper left corner</source>
        <translation>把方框移到图像正中；不做这一步，它留在左上角</translation>
    </message>
    <message>
        <source>Move the centre of mass to the image’s centre; without it, the box stays in the middle</source>
        <translation>把质心移到图像中心；不做这一步则外框居中</translation>
    </message>
    <message>
        <source>White ink on black, as MNIST has it; without it, black ink on white, as on paper</source>
        <translation>黑底白字，与 MNIST 一致；不做这一步则为白底黑字，如同纸上</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{0} at {1}</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0} down</source>
        <translation>向下 {0}</translation>
    </message>
    <message>
        <source>{0} up</source>
        <translation>向上 {0}</translation>
    </message>
    <message>
        <source>{0} right</source>
        <translation>向右 {0}</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>向左 {0}</translation>
    </message>
    <message>
        <source>not shifted</source>
        <translation>未移动</translation>
    </message>
    <message>
        <source>Not even the unshifted input is predicted this way.</source>
        <translation>连未平移的输入都没有这样预测。</translation>
    </message>
    <message>
        <source>The prediction holds for every shift shown.</source>
        <translation>对图中所有平移，预测都不变。</translation>
    </message>
    <message>
        <source>Some shift by one pixel changes the prediction: centring matters.</source>
        <translation>有的平移只移一个像素，预测就变了：居中很重要。</translation>
    </message>
    <message>
        <source>The prediction holds for every shift by one pixel: centring does the rest.</source>
        <translation>平移一个像素，预测都不变；其余要靠居中。</translation>
    </message>
    <message>
        <source>The prediction holds for every shift by up to {0} pixels: centring does the rest.</source>
        <translation>平移不超过 {0} 个像素时，预测都不变；其余要靠居中。</translation>
    </message>
    <message>
        <source>LeNet, ReLU</source>
        <translation>LeNet（ReLU）</translation>
    </message>
    <message>
        <source>LeNet, sigmoid</source>
        <translation>LeNet（sigmoid）</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>你的网络</translation>
    </message>
</context>
<context>
    <name>PreprocessingView</name>
    <message>
        <source>Draw, and see what each step does to it</source>
        <translation>画一画，看看每一步把它变成什么</translation>
    </message>
    <message>
        <source>Leave a step out to see its effect</source>
        <translation>去掉一个步骤，看看它有什么用</translation>
    </message>
    <message>
        <source>Without {0}: the same input</source>
        <translation>不做{0}：输入不变</translation>
    </message>
    <message>
        <source>Without {0}: {1} instead of {2}</source>
        <translation>不做{0}：{1}，而不是 {2}</translation>
    </message>
    <message>
        <source>Prepared once more: {0} instead of {1}</source>
        <translation>再做一遍预处理：{0}，而不是 {1}</translation>
    </message>
    <message>
        <source>Draw a digit: five steps turn it into what the network was trained on.</source>
        <translation>画一个数字：经过五个步骤，它就成了网络训练时所见的样子。</translation>
    </message>
    <message>
        <source>Five steps turn a drawing into what the network was trained on.</source>
        <translation>经过五个步骤，手绘的数字就成了网络训练时所见的样子。</translation>
    </message>
    <message>
        <source>as shown</source>
        <translation>如图</translation>
    </message>
    <message>
        <source>all steps</source>
        <translation>全部步骤</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>多层感知机</translation>
    </message>
    <message>
        <source>The bundled MLP was trained on MNIST’s digits, not on {0}. To compare, train one: choose MLP in Architecture.</source>
        <translation>自带的多层感知机是在 MNIST 数字上训练的，不是 {0}。要比较，请自己训练一个：在“网络结构”中选择 MLP。</translation>
    </message>
    <message>
        <source>The predictions at all shifts appear here</source>
        <translation>这里将显示所有平移下的预测</translation>
    </message>
</context>
<context>
    <name>ProductTable</name>
    <message>
        <source>Row {0}: {1} · {2} = {3}</source>
        <translation>第 {0} 行：{1} · {2} = {3}</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>each row is one window, flattened</source>
        <translation>每行是一个展平的窗口</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>sums</source>
        <translation>和</translation>
    </message>
    <message>
        <source>The windows, one flattened in each row, times the kernel as a column</source>
        <translation>每行一个展平的窗口，乘以写成一列的卷积核</translation>
    </message>
    <message>
        <source>Point at a row to see its window and its output; click to go on from that step</source>
        <translation>指向一行可看到它的窗口和输出；单击则从该步继续</translation>
    </message>
</context>
<context>
    <name>RateSlider</name>
    <message>
        <source>Learning rate η</source>
        <translation>学习率 η</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far a step goes: K ← K − η·∂L/∂K. A fraction such as 1/36 may be typed</source>
        <translation>一步走多远：K ← K − η·∂L/∂K。可以输入 1/36 这样的分数</translation>
    </message>
    <message>
        <source>Learning rate, on a logarithmic scale</source>
        <translation>学习率（对数刻度）</translation>
    </message>
</context>
<context>
    <name>Rates</name>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>along the eigenvector of λ = {0}</source>
        <translation>沿 λ = {0} 的特征向量</translation>
    </message>
    <message>
        <source>flat: stays</source>
        <translation>平坦：不变</translation>
    </message>
    <message>
        <source>shrinks</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>gone at once</source>
        <translation>一步归零</translation>
    </message>
    <message>
        <source>zigzag</source>
        <translation>来回震荡</translation>
    </message>
    <message>
        <source>swings</source>
        <translation>摆动</translation>
    </message>
    <message>
        <source>never shrinks</source>
        <translation>永不缩小</translation>
    </message>
    <message>
        <source>diverges</source>
        <translation>发散</translation>
    </message>
    <message>
        <source>Along this direction no output changes: what the start has of it stays for ever.</source>
        <translation>沿这个方向输出不变：初始值在该方向上的分量会一直保留。</translation>
    </message>
    <message>
        <source>Each step multiplies the error along this direction by 1 − ηλ = {0}.</source>
        <translation>沿这个方向的误差每步乘以 1 − ηλ = {0}。</translation>
    </message>
    <message>
        <source>The error along this direction swings to and fro; its swing is multiplied by √μ = {0} a step.</source>
        <translation>沿这个方向的误差来回摆动，摆幅每步乘以 √μ = {0}。</translation>
    </message>
    <message>
        <source>In the long run each step multiplies the error along this direction by {0}.</source>
        <translation>长远来看，沿这个方向的误差每步乘以 {0}。</translation>
    </message>
    <message>
        <source>After about {0} steps at most 1% of it is left.</source>
        <translation>约 {0} 步之后，剩下不超过 1%。</translation>
    </message>
    <message>
        <source>λ = {0}.</source>
        <translation>λ = {0}。</translation>
    </message>
    <message>
        <source>The input is 0 wherever the kernel meets it: no weight changes anything.</source>
        <translation>卷积核所遇到的输入全为 0：改变权重不起任何作用。</translation>
    </message>
    <message>
        <source>η = {0} is above the limit 2/λ = {1}: each step multiplies the error along λ = {2} by {3}, and it diverges.</source>
        <translation>η = {0} 超过上限 2/λ = {1}：沿 λ = {2} 的误差每步乘以 {3}，因而发散。</translation>
    </message>
    <message>
        <source>η = {0} is the limit 2/λ itself: along λ = {1} the error jumps from side to side for ever.</source>
        <translation>η = {0} 正好是上限 2/λ：沿 λ = {1} 的误差永远在两侧来回跳动。</translation>
    </message>
    <message>
        <source>Slowest is λ = {0}, where {1} of the error is left after a step.</source>
        <translation>最慢的是 λ = {0} 的方向：一步之后误差还剩 {1}。</translation>
    </message>
    <message>
        <source>At η = {0} each step multiplies the error along λ = {1} by {2}: a zigzag that shrinks.</source>
        <translation>η = {0} 时，沿 λ = {1} 的误差每步乘以 {2}：来回震荡并逐渐缩小。</translation>
    </message>
    <message>
        <source>At η = {0} the error along λ = {1} is gone after one step.</source>
        <translation>η = {0} 时，沿 λ = {1} 的误差一步就消失。</translation>
    </message>
    <message>
        <source>At η = {0} each step multiplies the error along λ = {1} by {2}, without a zigzag.</source>
        <translation>η = {0} 时，沿 λ = {1} 的误差每步乘以 {2}，没有来回震荡。</translation>
    </message>
    <message>
        <source>With momentum μ = {0} the limit is 2(1 + μ)/λ = {1}: η = {2} is above it: the error grows by a factor of {3} a step, it diverges.</source>
        <translation>动量 μ = {0} 时上限为 2(1 + μ)/λ = {1}；η = {2} 超过了它：误差每步增大到 {3} 倍，因而发散。</translation>
    </message>
    <message>
        <source>With momentum μ = {0}, η = {1} is the limit 2(1 + μ)/λ itself: the error stays.</source>
        <translation>动量 μ = {0} 时，η = {1} 正好是上限 2(1 + μ)/λ：误差不再缩小。</translation>
    </message>
    <message>
        <source>With momentum μ = {0} the limit is 2(1 + μ)/λ = {1}; at η = {2} a step multiplies the slowest error by {3}.</source>
        <translation>动量 μ = {0} 时上限为 2(1 + μ)/λ = {1}；η = {2} 时，最慢方向的误差每步乘以 {3}。</translation>
    </message>
    <message>
        <source>With momentum μ = {0} the limit is 2(1 + μ)/λ = {1}; at η = {2} the error swings, and its swing is multiplied by √μ = {3} a step.</source>
        <translation>动量 μ = {0} 时上限为 2(1 + μ)/λ = {1}；η = {2} 时误差来回摆动，摆幅每步乘以 √μ = {3}。</translation>
    </message>
    <message>
        <source>Adam divides by the size of the gradients: in its first step each weight moves by about η = {0}, however steep the loss is. No limit 2/λ holds.</source>
        <translation>Adam 会除以梯度的大小：第一步中每个权重都移动约 η = {0}，与损失有多陡无关。上限 2/λ 不再适用。</translation>
    </message>
    <message>
        <source>Every eigenvalue is 0: the kernel cannot be identified, as no output depends on it.</source>
        <translation>所有特征值都为 0：输出与卷积核无关，因此无法确定卷积核。</translation>
    </message>
    <message>
        <source>A valley: λ = 0 along ({0}, {1}). Any multiple of it can be added to ({2}, {3}) and no output changes: the kernel is not identifiable.</source>
        <translation>一条谷：沿 ({0}, {1}) 有 λ = 0。把它的任意倍数加到 ({2}, {3}) 上，输出都不变：卷积核无法唯一确定。</translation>
    </message>
    <message>
        <source>One of {1} eigenvalues is 0: along this direction no output changes, the loss has a valley, and the kernel is not identifiable.</source>
        <translation>{1} 个特征值中有 1 个为 0：沿这个方向输出都不变，损失有一条谷，卷积核无法唯一确定。</translation>
    </message>
    <message>
        <source>{0} of {1} eigenvalues are 0: along these directions no output changes, the loss has a valley, and the kernel is not identifiable.</source>
        <translation>{1} 个特征值中有 {0} 个为 0：沿这些方向输出都不变，损失有一条谷，卷积核无法唯一确定。</translation>
    </message>
    <message>
        <source>The loss over the only weight: a parabola.</source>
        <translation>损失随唯一的权重变化：一条抛物线。</translation>
    </message>
    <message>
        <source>Its contours are parallel lines: a valley.</source>
        <translation>等高线是平行直线：一条谷。</translation>
    </message>
    <message>
        <source>Its contours are ellipses, {0} times as long as wide: √(λ_max/λ_min).</source>
        <translation>等高线是椭圆，长是宽的 {0} 倍：√(λ_max/λ_min)。</translation>
    </message>
    <message>
        <source>The loss over both parameters.</source>
        <translation>损失随两个参数的变化。</translation>
    </message>
    <message>
        <source>There are {0} parameters: this is the plane through the minimum along the eigenvectors of the largest and of the smallest eigenvalue of the Hessian. The path is projected on it.</source>
        <translation>共有 {0} 个参数：这里是过最小值点、沿黑塞矩阵最大和最小特征值的特征向量的平面，路径投影在其上。</translation>
    </message>
    <message>
        <source>limit {0}</source>
        <translation>上限 {0}</translation>
    </message>
    <message>
        <source>best {0}</source>
        <translation>最佳 {0}</translation>
    </message>
    <message>
        <source>= {0} × limit</source>
        <translation>= {0} × 上限</translation>
    </message>
    <message>
        <source>How large a step is. With Adam no limit follows from the eigenvalues.</source>
        <translation>每一步的大小。使用 Adam 时，特征值不给出上限。</translation>
    </message>
    <message>
        <source>How large a step is. No rate changes anything here: every eigenvalue is 0.</source>
        <translation>每一步的大小。这里学习率不起作用：所有特征值都为 0。</translation>
    </message>
    <message>
        <source>Above 2(1 + μ)/λ = {0} the error along the steepest direction, λ = {1}, grows from step to step.</source>
        <translation>超过 2(1 + μ)/λ = {0} 时，最陡方向（λ = {1}）上的误差逐步增大。</translation>
    </message>
    <message>
        <source>Above 2/λ = {0} the error along the steepest direction, λ = {1}, grows from step to step; above half of it, it zigzags. The best fixed rate is 2/(λ_max + λ_min) = {2}, of the eigenvalues that are not 0. Click on a mark to choose it.</source>
        <translation>超过 2/λ = {0} 时，最陡方向（λ = {1}）上的误差逐步增大；超过它的一半时来回震荡。最佳的固定学习率为 2/(λ_max + λ_min) = {2}（只计不为 0 的特征值）。点击标记即可选用。</translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source> contributes to no output: it lies in no window</source>
        <translation> 不影响任何输出：没有窗口包含它</translation>
    </message>
    <message>
        <source> contributes to 1 output</source>
        <translation> 参与计算 1 个输出</translation>
    </message>
    <message>
        <source> contributes to {0} outputs</source>
        <translation> 参与计算 {0} 个输出</translation>
    </message>
    <message>
        <source> multiplies 1 cell: there is one output</source>
        <translation> 与 1 个元素相乘：只有一个输出</translation>
    </message>
    <message>
        <source> multiplies {0} cells of the padded input, one for each output</source>
        <translation> 与填充后输入的 {0} 个元素相乘，每个输出对应一个</translation>
    </message>
    <message>
        <source> multiplies {0} cells of the input, one for each output</source>
        <translation> 与输入的 {0} 个元素相乘，每个输出对应一个</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
</context>
<context>
    <name>RecipeForm</name>
    <message>
        <source>A run has at least 1 epoch: with none, its weights would stay as they were drawn.</source>
        <translation>至少训练 1 轮：一轮都不训练，权重就仍是初始值。</translation>
    </message>
    <message>
        <source>At most {0} epochs: more take long, and with these images they bring hardly anything.</source>
        <translation>最多 {0} 轮：再多既费时，对这些图像也几乎没有帮助。</translation>
    </message>
    <message>
        <source>The learning rate is above 0: a step against the gradient makes the loss fall.</source>
        <translation>学习率必须大于 0：沿负梯度方向走一步，损失才会下降。</translation>
    </message>
    <message>
        <source>At least {0}: smaller steps would hardly change the weights, even in {1} epochs.</source>
        <translation>至少 {0}：步子再小，即使训练 {1} 轮权重也几乎不变。</translation>
    </message>
    <message>
        <source>At most {0}: training already fails with far smaller steps.</source>
        <translation>最多 {0}：步子小得多时训练就已经失败了。</translation>
    </message>
    <message>
        <source>The momentum is at least 0, which is plain SGD: each step forgets the one before.</source>
        <translation>动量至少为 0，即普通 SGD：每一步都不保留上一步。</translation>
    </message>
    <message>
        <source>At most {0}: with momentum m the steps add up to 1/(1 − m) times one, with 1 without end.</source>
        <translation>最多 {0}：动量为 m 时，各步累积为单步的 1/(1 − m) 倍；动量为 1 时将无限累积。</translation>
    </message>
    <message>
        <source>A seed is a number from 0 on: it only tells one draw of the weights from another.</source>
        <translation>种子是从 0 开始的整数：它只用来区分不同的随机初始化。</translation>
    </message>
    <message>
        <source>At most {0}: seeds are numbers of up to six digits, so that they can be told to others.</source>
        <translation>最大为 {0}：种子最多六位数，便于告诉别人。</translation>
    </message>
    <message>
        <source>How many of the training images are used: a network can memorise a few</source>
        <translation>使用多少张训练图像：图像很少时，网络可以全部记住</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
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
        <source>How the initial weights are drawn</source>
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
        <source>The size of the steps: too small learns slowly, too large diverges. During a run, a change takes effect at the next step</source>
        <translation>每步的大小：太小学得慢，太大会发散。训练中修改时从下一步起生效</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How much of the last step each step keeps, for SGD with momentum; can be changed during a run</source>
        <translation>每一步保留上一步的多少（用于带动量的 SGD）；训练中也可修改</translation>
    </message>
    <message>
        <source>How many images each step uses</source>
        <translation>每一步使用多少张图像</translation>
    </message>
    <message>
        <source>How many times all images are seen; can be changed during a run</source>
        <translation>所有图像被看多少遍；训练中可以增加或减少</translation>
    </message>
    <message>
        <source>Decides the initial weights and the order of the images: same seed, same run</source>
        <translation>决定初始权重和图像顺序：种子相同，过程相同</translation>
    </message>
    <message>
        <source>data, optimiser, seed, rules</source>
        <translation>数据、优化器、种子、停止条件</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>This run is in its epoch {0} already: it cannot end before that.</source>
        <translation>这次训练已进行到第 {0} 轮，不能在此之前结束。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批量大小</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
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
        <source>Draw another seed and start afresh from its weights</source>
        <translation>换一个随机种子，从新的初始权重重新开始</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>convlab did not end properly last time. Recover the work of {0}?</source>
        <translation>convlab 上次没有正常退出。要恢复 {0} 的工作吗？</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Show this work; nothing else is lost</source>
        <translation>显示这份工作；不会丢失其他内容</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Delete this work</source>
        <translation>删除这份工作</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Let all views show the chosen run: its curves, its weights, its history</source>
        <translation>让所有视图显示所选的训练：其曲线、权重和历史</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Give the chosen run another name</source>
        <translation>给所选的训练改名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the chosen run and its weights; Ctrl+Z brings it back</source>
        <translation>删除所选的训练及其权重；按 Ctrl+Z 可恢复</translation>
    </message>
    <message>
        <source>Repeat exactly</source>
        <translation>原样重复</translation>
    </message>
    <message>
        <source>Start a run that differs from the chosen one only in this</source>
        <translation>开始一次训练，与所选的只有这一点不同</translation>
    </message>
    <message>
        <source>The value that the new run has instead</source>
        <translation>新训练中它的取值</translation>
    </message>
    <message>
        <source>Train once more with the same settings and seed: the curve comes out the same, digit for digit. A run that was stopped is not stopped again: it goes on to its end</source>
        <translation>用同样的设置和随机种子再训练一次：曲线逐位相同。被停止过的训练这次不会停止：它会一直进行到结束</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Same seed, but</source>
        <translation>种子不变，改变</translation>
    </message>
    <message>
        <source>What is changed</source>
        <translation>改变什么</translation>
    </message>
    <message>
        <source>The one thing in which the new run is to differ</source>
        <translation>新训练唯一不同的设置</translation>
    </message>
    <message>
        <source>Its new value</source>
        <translation>新的值</translation>
    </message>
</context>
<context>
    <name>RunCurvesPanel</name>
    <message>
        <source>loss, running mean</source>
        <translation>损失（滑动平均）</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>The loss curves of all runs appear here.</source>
        <translation>每次训练的损失将在这里各成一条曲线。</translation>
    </message>
    <message>
        <source>The accuracy on the training set appears here, epoch by epoch.</source>
        <translation>这里将显示每一轮在训练集上的精度。</translation>
    </message>
    <message>
        <source>The accuracy on the test set appears here, epoch by epoch.</source>
        <translation>这里将显示每一轮在测试集上的精度。</translation>
    </message>
    <message>
        <source>epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The running mean of the loss of each step</source>
        <translation>每步损失的滑动平均</translation>
    </message>
    <message>
        <source>Training set</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>The accuracy on the training set, epoch by epoch</source>
        <translation>各轮在训练集上的精度</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>The accuracy on the test set, epoch by epoch</source>
        <translation>各轮在测试集上的精度</translation>
    </message>
</context>
<context>
    <name>RungBar</name>
    <message>
        <source>One rung back: fewer assumptions, more parameters (Page Up)</source>
        <translation>退一级：假设更少，参数更多（Page Up）</translation>
    </message>
    <message>
        <source>One rung on: one more assumption, fewer parameters (Page Down)</source>
        <translation>进一级：多一个假设，参数更少（Page Down）</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Run {0}</source>
        <translation>训练 {0}</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>pooling</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>initialiser</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批量大小</translation>
    </message>
    <message>
        <source>training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>LeNet’s layers</source>
        <translation>LeNet 的各层</translation>
    </message>
    <message>
        <source>LeNet {0}, kernels {1}, padding {2}</source>
        <translation>LeNet {0}，卷积核 {1}，填充 {2}</translation>
    </message>
    <message>
        <source>branch of {0} at step {1}</source>
        <translation>{0} 在第 {1} 步的分支</translation>
    </message>
    <message>
        <source>{0} from step {1} on</source>
        <translation>从第 {1} 步起 {0}</translation>
    </message>
    <message>
        <source>{0} (deleted)</source>
        <translation>{0}（已删除）</translation>
    </message>
    <message>
        <source>Run {0} (deleted)</source>
        <translation>训练 {0}（已删除）</translation>
    </message>
    <message>
        <source>{0}: test accuracy {1}. That of {2} comes after a whole epoch.</source>
        <translation>{0}：测试精度 {1}。{2} 的测试精度要等一整轮之后才有。</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>from a file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>accuracy reached</source>
        <translation>已达精度</translation>
    </message>
    <message>
        <source>no improvement</source>
        <translation>不再提高</translation>
    </message>
    <message>
        <source>no pooling</source>
        <translation>无汇聚</translation>
    </message>
    <message>
        <source>{0} began like {1}: the losses of all {2} steps that both have taken are equal, digit for digit.</source>
        <translation>{0} 与 {1} 的起点相同：两者都训练过的 {2} 步，损失逐位相等。</translation>
    </message>
    <message>
        <source>{0} began like {1}, and yet their losses differ from step {2} on.</source>
        <translation>{0} 与 {1} 的起点相同，但从第 {2} 步起损失不同。</translation>
    </message>
    <message>
        <source>{0} was stopped there; {1} shows how it would have gone on.</source>
        <translation>{0} 在那一步被停止；{1} 显示它继续下去会怎样。</translation>
    </message>
    <message>
        <source>Change one thing, train again, and see here what it does.</source>
        <translation>改变一处，再训练一次，在这里看看有什么不同。</translation>
    </message>
    <message>
        <source>The first test accuracy comes after a whole epoch.</source>
        <translation>完成一整轮之后才有测试精度。</translation>
    </message>
    <message>
        <source>{0}: test accuracy {1}. Change one thing and train again.</source>
        <translation>{0}：测试精度 {1}。改变一处，再训练一次。</translation>
    </message>
    <message>
        <source>{0} and {1} have the same test accuracy, {2}.</source>
        <translation>{0} 与 {1} 的测试精度相同，都是 {2}。</translation>
    </message>
    <message>
        <source>{0} leads with a test accuracy of {1}, {2} has {3}{4}.</source>
        <translation>{0} 的测试精度最高，为 {1}；{2} 为 {3}{4}。</translation>
    </message>
    <message>
        <source>: they differ in {0}</source>
        <translation>，两者的不同之处：{0}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>in training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>已发散</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>未结束</translation>
    </message>
    <message>
        <source>ReLU LeNet</source>
        <translation>ReLU LeNet</translation>
    </message>
    <message>
        <source>Sigmoid LeNet</source>
        <translation>sigmoid LeNet</translation>
    </message>
</context>
<context>
    <name>RunsTable</name>
    <message>
        <source>run</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Tick the runs to be drawn; double-click a name to change it</source>
        <translation>勾选要画出的训练；双击名称可改名</translation>
    </message>
    <message>
        <source>what sets it apart</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>The settings in which these runs are not all alike</source>
        <translation>这些训练彼此不同的设置</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Whether the run goes on, or how it ended</source>
        <translation>训练是否在进行，或如何结束</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>The running mean of the loss after the last step</source>
        <translation>最后一步之后损失的滑动平均</translation>
    </message>
    <message>
        <source>training set</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Accuracy on the training set, measured in the course of the last epoch</source>
        <translation>最后一轮进行中，在训练集上的精度</translation>
    </message>
    <message>
        <source>Accuracy on the test set after the last epoch; for opened weights, as their file says or as measured on opening</source>
        <translation>最后一轮之后在测试集上的精度；打开的权重则为文件所载或打开时测得的精度</translation>
    </message>
    <message>
        <source>Steps taken, including those before a branch</source>
        <translation>已训练的步数，包括分支之前的</translation>
    </message>
    <message>
        <source>Minutes and seconds of computing, in this run’s own steps</source>
        <translation>本训练自己各步的计算时间（分:秒）</translation>
    </message>
    <message>
        <source>test set</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Weights and biases that training changes</source>
        <translation>训练所改变的权重和偏置</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练对比</translation>
    </message>
</context>
<context>
    <name>RunsView</name>
    <message>
        <source>{0} is deleted; Ctrl+Z brings it back.</source>
        <translation>{0} 已删除；按 Ctrl+Z 可恢复。</translation>
    </message>
    <message>
        <source>After this run comes: {0}.</source>
        <translation>这次训练之后接着训练：{0}。</translation>
    </message>
    <message>
        <source>Another run can begin when the current one has ended or is stopped.</source>
        <translation>当前训练结束或停止后，才能开始另一个。</translation>
    </message>
    <message>
        <source>{0} was trained on {1}, which is not open: open its folder to repeat or to vary the run.</source>
        <translation>{0} 在 {1} 上训练，而该数据集没有打开：打开它的文件夹，才能重复或变更这次训练。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练对比</translation>
    </message>
</context>
<context>
    <name>SearchStage</name>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Scene {0} × {1}</source>
        <translation>场景 {0} × {1}</translation>
    </message>
    <message>
        <source>Pattern {0} × {1}</source>
        <translation>图案 {0} × {1}</translation>
    </message>
    <message>
        <source>2·pattern − 1</source>
        <translation>2·图案 − 1</translation>
    </message>
    <message>
        <source>Response {0} × {1}</source>
        <translation>响应 {0} × {1}</translation>
    </message>
    <message>
        <source>a click draws</source>
        <translation>单击即可绘制</translation>
    </message>
    <message>
        <source>weights: ink +1, paper −1</source>
        <translation>权重：笔画 +1，空白 −1</translation>
    </message>
    <message>
        <source>Where the pattern has ink, ink in the scene adds to the response; where it has paper, it subtracts</source>
        <translation>图案有笔画处，场景中的笔画使响应增大；图案空白处，则使响应减小</translation>
    </message>
    <message>
        <source>Drag a copy to move it · drag elsewhere draws · right button erases</source>
        <translation>拖动副本可移动 · 在别处拖动则绘制 · 右键擦除</translation>
    </message>
    <message>
        <source>Draw the pattern: a click adds ink, the right button erases</source>
        <translation>画图案：单击画黑格，右键擦除</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>At least {0}: a smaller pattern is found nearly everywhere.</source>
        <translation>至少为 {0}：图案再小，几乎处处都能找到。</translation>
    </message>
    <message>
        <source>At most {0}: several copies have to fit into the scene.</source>
        <translation>最大为 {0}：场景中要放得下几个副本。</translation>
    </message>
    <message>
        <source>Highest response</source>
        <translation>最高响应</translation>
    </message>
    <message>
        <source>{0} at {1}</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0}: nothing is found</source>
        <translation>{0}：什么都没找到</translation>
    </message>
    <message>
        <source>Add a copy</source>
        <translation>添加副本</translation>
    </message>
    <message>
        <source>Put one more copy of the pattern into the scene</source>
        <translation>在场景中再放一个图案副本</translation>
    </message>
    <message>
        <source>Remove one</source>
        <translation>移除一个</translation>
    </message>
    <message>
        <source>Remove the last copy from the scene: its peak goes with it</source>
        <translation>从场景中取出最后一个副本：它的峰也随之消失</translation>
    </message>
    <message>
        <source>Size of the pattern: a larger one turns up by chance less often</source>
        <translation>图案的大小：越大，偶然出现得越少</translation>
    </message>
    <message>
        <source>Clear the rest</source>
        <translation>清除其余</translation>
    </message>
    <message>
        <source>Erase everything but the copies from the scene</source>
        <translation>擦除场景中除副本外的一切</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Back to the initial scene and pattern</source>
        <translation>恢复最初的场景和图案</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>图案</translation>
    </message>
    <message>
        <source>Rows of the pattern</source>
        <translation>图案的行数</translation>
    </message>
    <message>
        <source>Columns of the pattern</source>
        <translation>图案的列数</translation>
    </message>
</context>
<context>
    <name>ShiftDiagram</name>
    <message>
        <source>Largest difference</source>
        <translation>最大差异</translation>
    </message>
    <message>
        <source>away from the border: {0}</source>
        <translation>远离边界处：{0}</translation>
    </message>
    <message>
        <source>x {0} × {1}</source>
        <translation>x {0} × {1}</translation>
    </message>
    <message>
        <source>2  f(x) {0} × {1}</source>
        <translation>2  f(x) {0} × {1}</translation>
    </message>
    <message>
        <source>↓ f(shifted x)</source>
        <translation>↓ f(平移后的 x)</translation>
    </message>
    <message>
        <source>the largest number in the maps is {0}</source>
        <translation>各特征映射中的最大绝对值为 {0}</translation>
    </message>
    <message>
        <source>1  x shifted by ({0}, {1})</source>
        <translation>1  x 平移 ({0}, {1})</translation>
    </message>
    <message>
        <source>↓ f(x) shifted by ({0}, {1})</source>
        <translation>↓ f(x) 平移 ({0}, {1})</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>2  f(x) {0} maps {1} × {2}</source>
        <translation>2  f(x)：{0} 个特征映射 {1} × {2}</translation>
    </message>
    <message>
        <source>↓ f(x): one number</source>
        <translation>↓ f(x)：一个数</translation>
    </message>
    <message>
        <source>f: its first {0} kernels {1} × {2}</source>
        <translation>f：最前面的 {0} 个卷积核 {1} × {2}</translation>
    </message>
    <message>
        <source>f: weights {0} × {1}</source>
        <translation>f：权重 {0} × {1}</translation>
    </message>
    <message>
        <source>f: kernel {0} × {1}</source>
        <translation>f：卷积核 {0} × {1}</translation>
    </message>
    <message>
        <source>Drag to shift x: the maps follow</source>
        <translation>拖动即可平移 x：特征映射随之改变</translation>
    </message>
    <message>
        <source>Drag it, or press the arrow keys</source>
        <translation>拖动它，或按方向键</translation>
    </message>
</context>
<context>
    <name>ShiftPlots</name>
    <message>
        <source>Change in %, moved down by …</source>
        <translation>变化（%），下移 …</translation>
    </message>
    <message>
        <source>Change in %, moved to the right by …</source>
        <translation>变化（%），右移 …</translation>
    </message>
    <message>
        <source>and {0}</source>
        <translation>同时{0}</translation>
    </message>
    <message>
        <source>drag to move the image</source>
        <translation>拖动以移动图像</translation>
    </message>
    <message>
        <source>Σ|b − a| / Σ|a| for each shift. Drag to move the image</source>
        <translation>每种平移的 Σ|b − a| / Σ|a|。拖动可平移图像</translation>
    </message>
</context>
<context>
    <name>ShiftSection</name>
    <message>
        <source>Move the image</source>
        <translation>移动图像</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>向下</translation>
    </message>
    <message>
        <source>Rows that the image is moved down by, or up</source>
        <translation>图像下移（或上移）的行数</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>向右</translation>
    </message>
    <message>
        <source>Columns that the image is moved to the right by, or left</source>
        <translation>图像右移（或左移）的列数</translation>
    </message>
    <message>
        <source>Reset: the image is not moved</source>
        <translation>重置：图像不移动</translation>
    </message>
    <message>
        <source>border</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>wraps</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>What leaves on one side comes in on the other: nothing is lost</source>
        <translation>从一侧出去的从另一侧进来：什么都不丢</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>零</translation>
    </message>
    <message>
        <source>Zeros come in where the image has left</source>
        <translation>图像移开处补零</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>None: the image itself</source>
        <translation>无：图像本身</translation>
    </message>
    <message>
        <source>Kernel before pooling</source>
        <translation>汇聚前的卷积核</translation>
    </message>
    <message>
        <source>The kernel whose feature map is pooled</source>
        <translation>对其特征映射做汇聚的卷积核</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>Pool with this window, moved by its own size</source>
        <translation>用这个窗口汇聚，每次移动自身大小</translation>
    </message>
    <message>
        <source>Only the strength of an edge</source>
        <translation>只看边缘强度</translation>
    </message>
    <message>
        <source>Take the absolute value of the feature map: white to black counts the same as black to white</source>
        <translation>取特征映射的绝对值：由白到黑与由黑到白同样计</translation>
    </message>
</context>
<context>
    <name>ShiftView</name>
    <message>
        <source>Channel {0}</source>
        <translation>通道：{0}</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Its middle</source>
        <translation>其中间部分</translation>
    </message>
    <message>
        <source>not moved</source>
        <translation>未移动</translation>
    </message>
    <message>
        <source>after: b
{0}</source>
        <translation>之后：b
{0}</translation>
    </message>
    <message>
        <source>All maps share one scale. Values beyond it have the colour of its end, so that a few extremes do not make all others pale</source>
        <translation>所有特征映射用同一标度。超出标度的值取其端点的颜色，这样少数极端值就不会使其余的都变淡</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Below: the maps after the image moved, b</source>
        <translation>下方：图像平移后的特征映射 b</translation>
    </message>
    <message>
        <source>b − a</source>
        <translation>b − a</translation>
    </message>
    <message>
        <source>Below: what has changed, b − a</source>
        <translation>下方：改变的部分 b − a</translation>
    </message>
    <message>
        <source>Channel that is moved</source>
        <translation>被移动的通道</translation>
    </message>
    <message>
        <source>max {0}</source>
        <translation>最大 {0}</translation>
    </message>
    <message>
        <source>average {0}</source>
        <translation>平均 {0}</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>平移前后</translation>
    </message>
    <message>
        <source>not pooled</source>
        <translation>未汇聚</translation>
    </message>
    <message>
        <source>|feature map|</source>
        <translation>|特征映射|</translation>
    </message>
    <message>
        <source>feature map</source>
        <translation>特征映射</translation>
    </message>
    <message>
        <source>The channel that is moved: pooling treats each by itself</source>
        <translation>被移动的通道：汇聚对每个通道各自进行</translation>
    </message>
    <message>
        <source>{0} beyond</source>
        <translation>{0} 超出</translation>
    </message>
    <message>
        <source>before: a</source>
        <translation>之前：a</translation>
    </message>
</context>
<context>
    <name>ShiftsPanel</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Shifted {0}.</source>
        <translation>平移：{0}。</translation>
    </message>
    <message>
        <source>Not shifted.</source>
        <translation>未移动。</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Shifts up to ±{0}</source>
        <translation>平移 ±{0} 像素</translation>
    </message>
    <message>
        <source>Show the input as it is, not shifted (Esc)</source>
        <translation>显示未平移的输入（Esc）</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>The colours of the classes</source>
        <translation>各类别的颜色</translation>
    </message>
    <message>
        <source>Shifts of the network</source>
        <translation>网络的各种平移</translation>
    </message>
    <message>
        <source>One cell is one shift, stronger where this class is more probable; click to keep it.</source>
        <translation>一格就是一种平移，该类别的概率越大，颜色越深；单击可保留。</translation>
    </message>
    <message>
        <source>One cell is one shift, stronger where the prediction is more probable; click to keep it.</source>
        <translation>一格就是一种平移，预测的概率越大，颜色越深；单击可保留。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Show what the networks predict at each shift</source>
        <translation>显示每种平移下网络的预测</translation>
    </message>
    <message>
        <source>Show how probable one class is at each shift: the label, or else the prediction of the other views</source>
        <translation>显示每种平移下某一类别的概率：标签的类别；没有标签时，为其他视图中的预测</translation>
    </message>
    <message>
        <source>Shifts of the MLP</source>
        <translation>多层感知机的各种平移</translation>
    </message>
    <message>
        <source>Arrow keys go from shift to shift, Enter keeps one</source>
        <translation>方向键在平移之间移动，回车键保留</translation>
    </message>
</context>
<context>
    <name>SquareInput</name>
    <message>
        <source>At most {0}: {1} × {1} cells already have {2} weights.</source>
        <translation>最多为 {0}：{1} × {1} 的图像已有 {2} 个权重。</translation>
    </message>
    <message>
        <source>A small seven</source>
        <translation>一个小小的 7</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Rows of the image</source>
        <translation>图像的行数</translation>
    </message>
    <message>
        <source>Columns of the image</source>
        <translation>图像的列数</translation>
    </message>
    <message>
        <source>n: the image is n × n; another size draws all weights anew</source>
        <translation>n：图像为 n × n；改变大小会重新生成所有权重</translation>
    </message>
</context>
<context>
    <name>StackPanel</name>
    <message>
        <source>Stack of layers</source>
        <translation>网络层</translation>
    </message>
    <message>
        <source>dilation, start, overlap</source>
        <translation>膨胀率、起点、重叠</translation>
    </message>
    <message>
        <source>Add a 3 × 3 convolution after the chosen layer: all later units see more</source>
        <translation>在所选层之后添加一个 3 × 3 卷积：之后的单元都看得更多</translation>
    </message>
    <message>
        <source>Take the chosen layer out of the stack</source>
        <translation>从网络层中移除所选层</translation>
    </message>
    <message>
        <source>Move the chosen layer one place earlier (Alt+↑)</source>
        <translation>把选中的层前移一位（Alt+↑）</translation>
    </message>
    <message>
        <source>Move the chosen layer one place later (Alt+↓)</source>
        <translation>把选中的层后移一位（Alt+↓）</translation>
    </message>
</context>
<context>
    <name>StampGeometry</name>
    <message>
        <source>Where the stamps lie</source>
        <translation>印记的位置</translation>
    </message>
    <message>
        <source>dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步幅</translation>
    </message>
    <message>
        <source>Stride down</source>
        <translation>向下的步幅</translation>
    </message>
    <message>
        <source>Stride to the right</source>
        <translation>向右的步幅</translation>
    </message>
    <message>
        <source>How far apart the stamps lie: with 2 the output is about twice as large</source>
        <translation>印记之间的距离：为 2 时，输出约为两倍大</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Rows taken away</source>
        <translation>去掉的行数</translation>
    </message>
    <message>
        <source>Columns taken away</source>
        <translation>去掉的列数</translation>
    </message>
    <message>
        <source>Rows and columns taken away from each side of the output, per side as in PyTorch</source>
        <translation>从输出的每一侧去掉的行数和列数（按每侧计，与 PyTorch 相同）</translation>
    </message>
    <message>
        <source>Output padding</source>
        <translation>输出填充</translation>
    </message>
    <message>
        <source>Output padding of rows</source>
        <translation>行的输出填充</translation>
    </message>
    <message>
        <source>Output padding of columns</source>
        <translation>列的输出填充</translation>
    </message>
    <message>
        <source>Rows and columns left standing at the bottom and on the right of the output</source>
        <translation>在输出的下方和右侧额外保留的行数和列数</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>膨胀</translation>
    </message>
    <message>
        <source>Dilation of rows</source>
        <translation>行膨胀</translation>
    </message>
    <message>
        <source>Dilation of columns</source>
        <translation>列膨胀</translation>
    </message>
    <message>
        <source>How far apart the cells of a stamp are: it spreads over more of the output</source>
        <translation>一个印记中各元素之间的距离：印记会铺开到更大的范围</translation>
    </message>
</context>
<context>
    <name>StampKernel</name>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>The weights that every cell of the input stamps</source>
        <translation>输入的每个元素盖印时所用的权重</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Rows of the kernel</source>
        <translation>卷积核的行数</translation>
    </message>
    <message>
        <source>Columns of the kernel</source>
        <translation>卷积核的列数</translation>
    </message>
    <message>
        <source>Size of the kernel: a larger kernel makes a larger output</source>
        <translation>卷积核的大小：卷积核越大，输出越大</translation>
    </message>
    <message>
        <source>Other random weights</source>
        <translation>换一组随机权重</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the kernel as a matrix</source>
        <translation>把卷积核复制为矩阵</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste a matrix as the kernel</source>
        <translation>把矩阵粘贴为卷积核</translation>
    </message>
    <message>
        <source>Turn by 180°</source>
        <translation>旋转 180°</translation>
    </message>
    <message>
        <source>Every stamp is turned by 180°</source>
        <translation>每个印记都旋转 180°</translation>
    </message>
</context>
<context>
    <name>StampedInput</name>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>What stamps: a matrix, a digit or a photograph</source>
        <translation>用什么来盖印：矩阵、数字或照片</translation>
    </message>
</context>
<context>
    <name>StepsPanel</name>
    <message>
        <source>white on black</source>
        <translation>黑底白字</translation>
    </message>
    <message>
        <source>black on white</source>
        <translation>白底黑字</translation>
    </message>
    <message>
        <source>The resulting rows and columns, scaled by {0}</source>
        <translation>按系数 {0} 缩放后的行数和列数</translation>
    </message>
    <message>
        <source>{0}, row {1}, column {2}: {3}</source>
        <translation>{0}，第 {1} 行第 {2} 列：{3}</translation>
    </message>
    <message>
        <source>Preprocessing steps</source>
        <translation>预处理步骤</translation>
    </message>
    <message>
        <source>Take all steps, as the other views do</source>
        <translation>采用全部步骤，与其他视图一样</translation>
    </message>
    <message>
        <source>How many pixels the box was moved by</source>
        <translation>方框移动了多少个像素</translation>
    </message>
    <message>
        <source>The other views always take every step.</source>
        <translation>其他视图总是做全部步骤。</translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>全部步骤</translation>
    </message>
    <message>
        <source>area averages</source>
        <translation>区域平均</translation>
    </message>
    <message>
        <source>nearest pixels</source>
        <translation>最近的像素</translation>
    </message>
    <message>
        <source>Row {0}, column {1} covers rows {2} to {3}, columns {4} to {5} of the sheet</source>
        <translation>第 {0} 行第 {1} 列覆盖画板的第 {2} 至 {3} 行、第 {4} 至 {5} 列</translation>
    </message>
    <message>
        <source>After the step: {0}</source>
        <translation>这一步之后：{0}</translation>
    </message>
    <message>
        <source>Rows and columns of the sheet that are taken</source>
        <translation>取用的画板行数和列数</translation>
    </message>
    <message>
        <source>A test image is already preprocessed; here it goes through the steps once more.</source>
        <translation>测试图像已经预处理过；这里对它再做一遍各步骤。</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>取用部分</translation>
    </message>
    <message>
        <source>centre of mass</source>
        <translation>质心</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>图像中心</translation>
    </message>
</context>
<context>
    <name>StopRulesForm</name>
    <message>
        <source>No accuracy is above 100%: then every test image is classified correctly.</source>
        <translation>精度不会超过 100%：那时每张测试图像都已分类正确。</translation>
    </message>
    <message>
        <source>At least 1%: guessing alone is right about one time in ten, so a lower limit stops at once.</source>
        <translation>至少 1%：随机猜测的精度就有大约十分之一，更低的界限会立刻停止训练。</translation>
    </message>
    <message>
        <source>At least 1 epoch: whether training stalls shows only after an epoch.</source>
        <translation>至少 1 轮：训练是否停滞，要一轮之后才能看出。</translation>
    </message>
    <message>
        <source>At most {0} epochs: with more, the rule would hardly ever stop a run.</source>
        <translation>最多 {0} 轮：再多，这条规则几乎不会起作用。</translation>
    </message>
    <message>
        <source>Stop before the last epoch</source>
        <translation>提前停止</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Training ends after the first epoch with this accuracy on the test set</source>
        <translation>测试精度首次达到此值的那一轮之后，训练结束</translation>
    </message>
    <message>
        <source>at test accuracy</source>
        <translation>测试精度达到</translation>
    </message>
    <message>
        <source>Training ends when this many epochs in a row bring no better accuracy on the test set</source>
        <translation>连续这么多轮测试精度都没有提高时，训练结束</translation>
    </message>
    <message>
        <source>if it stalls for</source>
        <translation>没有提高，持续</translation>
    </message>
</context>
<context>
    <name>TargetSection</name>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>产生方式</translation>
    </message>
    <message>
        <source>Maximum of each window</source>
        <translation>每个窗口的最大值</translation>
    </message>
    <message>
        <source>Given: typed, an image …</source>
        <translation>给定：输入、图像等</translation>
    </message>
    <message>
        <source>your own kernel</source>
        <translation>自定义卷积核</translation>
    </message>
    <message>
        <source>What makes the target</source>
        <translation>目标由什么产生</translation>
    </message>
    <message>
        <source>The hidden kernel that is to be found, or something else that makes Y</source>
        <translation>要找出的隐藏卷积核，或产生 Y 的其他方式</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Then a ReLU</source>
        <translation>再经 ReLU</translation>
    </message>
    <message>
        <source>Negative numbers of the target become 0: a kernel alone cannot make that</source>
        <translation>目标中的负数变为 0：只用卷积核得不到</translation>
    </message>
    <message>
        <source>A hidden kernel of random weights</source>
        <translation>随机权重的隐藏卷积核</translation>
    </message>
    <message>
        <source>Open an image…</source>
        <translation>打开图像…</translation>
    </message>
    <message>
        <source>An image as the target: the kernel that makes it from the input</source>
        <translation>以图像为目标：寻找由输入得到它的卷积核</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the target as a matrix</source>
        <translation>把目标复制为矩阵</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste a matrix or an image as the target</source>
        <translation>粘贴矩阵或图像作为目标</translation>
    </message>
</context>
<context>
    <name>TermLine</name>
    <message>
        <source>… {0} more</source>
        <translation>…另有 {0} 项</translation>
    </message>
    <message>
        <source>… 1 zero term</source>
        <translation>…1 个零项</translation>
    </message>
    <message>
        <source>… {0} zero terms</source>
        <translation>…{0} 个零项</translation>
    </message>
    <message>
        <source>… 1 term</source>
        <translation>…1 项</translation>
    </message>
    <message>
        <source>… {0} terms</source>
        <translation>…{0} 项</translation>
    </message>
    <message>
        <source>… 1 more sum</source>
        <translation>…另有 1 个和</translation>
    </message>
    <message>
        <source>… {0} more sums</source>
        <translation>…另有 {0} 个和</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>step {0} of {1}</source>
        <translation>第 {0} 步，共 {1} 步</translation>
    </message>
    <message>
        <source>The previous checkpoint (←)</source>
        <translation>上一个检查点（←）</translation>
    </message>
    <message>
        <source>The next checkpoint (→)</source>
        <translation>下一个检查点（→）</translation>
    </message>
    <message>
        <source>Back to the newest weights of this run</source>
        <translation>回到这次训练最新的权重</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Continue training from the weights shown, as a new run: this one stays as it is</source>
        <translation>从所示的权重继续训练，作为另一次训练：原来的保持不变</translation>
    </message>
    <message>
        <source>Continue from here</source>
        <translation>从这里继续</translation>
    </message>
</context>
<context>
    <name>TorchSection</name>
    <message>
        <source>In PyTorch</source>
        <translation>PyTorch 中的写法</translation>
    </message>
    <message>
        <source>conventions</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>F is torch.nn.functional</source>
        <translation>F 是 torch.nn.functional</translation>
    </message>
    <message>
        <source>Copy these lines</source>
        <translation>复制这几行代码</translation>
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
        <source>This run</source>
        <translation>这次训练</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>下一次训练</translation>
    </message>
    <message>
        <source>ReLU, Adam</source>
        <translation>ReLU、Adam</translation>
    </message>
    <message>
        <source>ReLU, max pooling and Adam with learning rate 0.002; the layers stay as they are</source>
        <translation>ReLU、最大汇聚、Adam，学习率 0.002；各层的大小不变</translation>
    </message>
    <message>
        <source>Sigmoid, SGD</source>
        <translation>sigmoid、SGD</translation>
    </message>
    <message>
        <source>As in the book: sigmoid, average pooling, SGD with learning rate 0.9; the layers stay</source>
        <translation>与书中相同：sigmoid、平均汇聚、SGD，学习率 0.9；各层的大小不变</translation>
    </message>
    <message>
        <source>Back to the initial weights of this seed; the curves are cleared</source>
        <translation>回到该种子的初始权重，并清空曲线</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>The running mean of the loss, over about the last ten steps</source>
        <translation>损失的滑动平均：大约只计最近十步</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>测试精度</translation>
    </message>
    <message>
        <source>The next run will differ: {0}.</source>
        <translation>下一次训练将有不同：{0}。</translation>
    </message>
    <message>
        <source>Train a LeNet; your digit’s prediction follows its weights</source>
        <translation>训练一个 LeNet；你画的数字的预测会随权重变化</translation>
    </message>
    <message>
        <source>loss, mean</source>
        <translation>损失（均值）</translation>
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
<context>
    <name>TrainingPlots</name>
    <message>
        <source>branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Train, and the loss of every step appears here.</source>
        <translation>开始训练后，这里将显示每一步的损失。</translation>
    </message>
    <message>
        <source>The accuracy after every epoch appears here.</source>
        <translation>这里将显示每一轮之后的精度。</translation>
    </message>
    <message>
        <source>A curve for each layer appears here.</source>
        <translation>这里将为每一层画一条曲线。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>each step</source>
        <translation>每一步</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Drag, or press ← and →, to go back in time; the wheel zooms</source>
        <translation>拖动或按 ← 和 → 可回到过去的时刻；滚轮可缩放</translation>
    </message>
    <message>
        <source>epoch {0}, step {1}</source>
        <translation>第 {0} 轮，第 {1} 步</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>均值</translation>
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
    <message>
        <source>gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>output spread</source>
        <translation>输出的离散程度</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和比例</translation>
    </message>
</context>
<context>
    <name>TrainingStrip</name>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>mean loss {0}</source>
        <translation>平均损失 {0}</translation>
    </message>
    <message>
        <source>test accuracy {0}</source>
        <translation>测试精度 {0}</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Go to the first position (Home)</source>
        <translation>到第一个位置（Home）</translation>
    </message>
    <message>
        <source>Go one position back (←)</source>
        <translation>后退一个位置（←）</translation>
    </message>
    <message>
        <source>Go to the last position (End)</source>
        <translation>到最后一个位置（End）</translation>
    </message>
    <message>
        <source>Build up</source>
        <translation>逐步生成</translation>
    </message>
    <message>
        <source>Compute the outputs one after the other (Space); at 1× and slower each step is shown in detail</source>
        <translation>依次计算各个输出（空格键）；不快于 1× 时会演示每一步的计算过程</translation>
    </message>
    <message>
        <source>Stop at the current output (Space)</source>
        <translation>停在当前输出（空格键）</translation>
    </message>
    <message>
        <source>Go one position forward (→)</source>
        <translation>前进一个位置（→）</translation>
    </message>
    <message>
        <source>Show the output only up to the current position, instead of all of it</source>
        <translation>只显示到当前位置为止的输出，而不是全部</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Which output is being computed</source>
        <translation>正在计算哪个输出</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Positions per second when playing; rows per second for a large output</source>
        <translation>播放时每秒的位置数；输出很大时为每秒的行数</translation>
    </message>
</context>
<context>
    <name>Transposed</name>
    <message>
        <source>Image {0} × {1}</source>
        <translation>图像 {0} × {1}</translation>
    </message>
    <message>
        <source>Kernel {0} × {1}</source>
        <translation>卷积核 {0} × {1}</translation>
    </message>
    <message>
        <source>Convolved {0} × {1}</source>
        <translation>卷积结果 {0} × {1}</translation>
    </message>
    <message>
        <source>Back {0} × {1}</source>
        <translation>返回 {0} × {1}</translation>
    </message>
    <message>
        <source>Back − image</source>
        <translation>返回 − 图像</translation>
    </message>
    <message>
        <source>the same both ways</source>
        <translation>往返使用同一个</translation>
    </message>
    <message>
        <source>convolved {0} × {1}</source>
        <translation>卷积结果 {0} × {1}</translation>
    </message>
    <message>
        <source>largest: {0}</source>
        <translation>最大：{0}</translation>
    </message>
    <message>
        <source>the image’s shape</source>
        <translation>与图像形状相同</translation>
    </message>
    <message>
        <source>The kernel of {0} × {1} does not fit on the image of {2} × {3}: there is nothing to convolve.</source>
        <translation>{0} × {1} 的卷积核放不进 {2} × {3} 的图像：无法卷积。</translation>
    </message>
    <message>
        <source>With this image and kernel the values come back too. In general only the shape does.</source>
        <translation>对这个图像和卷积核，数值也恢复了。一般来说只有形状能恢复。</translation>
    </message>
    <message>
        <source>A transposed convolution brings back the shape, {0}, not the values: they differ by up to {1}. It does not invert the convolution.</source>
        <translation>转置卷积恢复了形状 {0}，却没有恢复数值：最多相差 {1}。它不是卷积的逆运算。</translation>
    </message>
    <message>
        <source> is used both ways, there and back</source>
        <translation> 往返两次都用到</translation>
    </message>
    <message>
        <source>[{0}, {1}]: back − image = </source>
        <translation>[{0}, {1}]：返回 − 图像 = </translation>
    </message>
    <message>
        <source>W  {0}</source>
        <translation>W  {0}</translation>
    </message>
    <message>
        <source>Wᵀ  {0}</source>
        <translation>Wᵀ  {0}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>{0} numbers → {1}</source>
        <translation>{0} 个数 → {1}</translation>
    </message>
    <message>
        <source>convolution: {0}</source>
        <translation>卷积：{0}</translation>
    </message>
    <message>
        <source>transposed: {0}</source>
        <translation>转置：{0}</translation>
    </message>
    <message>
        <source>As a matrix it has {0} × {1} numbers; only up to {2} × {3} are drawn here. Choose a smaller input.</source>
        <translation>写成矩阵有 {0} × {1} 个数；这里最多画 {2} × {3}。请选择较小的输入。</translation>
    </message>
    <message>
        <source>A convolution is a product with a matrix W, one row a window. With its transpose Wᵀ every column is a stamp: hence the name.</source>
        <translation>卷积就是与矩阵 W 相乘，每个窗口占一行。换成它的转置 Wᵀ，每一列就是一个印记：由此得名。</translation>
    </message>
    <message>
        <source> times column {0} of Wᵀ: the stamp of input [{1}, {2}], {3} numbers other than 0</source>
        <translation> 乘以 Wᵀ 的第 {0} 列：输入 [{1}, {2}] 的印记，其中 {3} 个数不为 0</translation>
    </message>
    <message>
        <source> is the weight between input [{0}, {1}] and output [{2}, {3}], in W and in Wᵀ</source>
        <translation> 是输入 [{0}, {1}] 与输出 [{2}, {3}] 之间的权重，在 W 和 Wᵀ 中相同</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} 或 {1}</translation>
    </message>
    <message>
        <source>{0} × {1}, stride {2}</source>
        <translation>{0} × {1}，步幅 {2}</translation>
    </message>
    <message>
        <source>Resize, then {0} × {1}</source>
        <translation>先放大，再 {0} × {1}</translation>
    </message>
    <message>
        <source>stamps far from the border: {0}</source>
        <translation>远离边缘处的盖印次数：{0}</translation>
    </message>
    <message>
        <source>cells in a sum far from the border: {0}</source>
        <translation>远离边缘处每个和包含的元素：{0}</translation>
    </message>
    <message>
        <source>With stride 1, every output far from the border gets all {0} stamps: no checkerboard.</source>
        <translation>步幅为 1 时，远离边缘的每个输出都被盖印 {0} 次：没有棋盘效应。</translation>
    </message>
    <message>
        <source>The stride divides the kernel: far from the border each output gets {0}. No pattern.</source>
        <translation>卷积核的大小能被步幅整除：远离边缘的每个输出都被盖印 {0}，没有花纹。</translation>
    </message>
    <message>
        <source>The stride does not divide the kernel: outputs get {0} stamps in turn, {1}.</source>
        <translation>卷积核的大小不能被步幅整除：各输出轮流被盖印 {0} 次，{1}。</translation>
    </message>
    <message>
        <source>The dilation leaves gaps that the stride meets: outputs get {0} stamps in turn, {1}.</source>
        <translation>膨胀留下的间隙与步幅相遇：各输出轮流被盖印 {0} 次，{1}。</translation>
    </message>
    <message>
        <source>{0} × {1} weights, or resizing first, make it even.</source>
        <translation>改用 {0} × {1} 的卷积核，或先放大再卷积，就会均匀。</translation>
    </message>
    <message>
        <source>{0} × {1} weights without dilation, or resizing first, make it even.</source>
        <translation>改用 {0} × {1}、不膨胀的卷积核，或先放大再卷积，就会均匀。</translation>
    </message>
    <message>
        <source>with gaps</source>
        <translation>留下空隙</translation>
    </message>
    <message>
        <source>a checkerboard</source>
        <translation>形成棋盘效应</translation>
    </message>
    <message>
        <source>in stripes</source>
        <translation>形成条纹</translation>
    </message>
    <message>
        <source>One weight, stride 1: every output gets 1 stamp.</source>
        <translation>只有一个权重，步幅为 1：每个输出被盖印 1 次。</translation>
    </message>
    <message>
        <source>1 stamp</source>
        <translation>1 次</translation>
    </message>
    <message>
        <source>{0} stamps</source>
        <translation>{0} 次</translation>
    </message>
    <message>
        <source>Output [{0}, {1}]: </source>
        <translation>输出 [{0}, {1}]：</translation>
    </message>
    <message>
        <source> cells</source>
        <translation> 个元素</translation>
    </message>
    <message>
        <source> cell</source>
        <translation> 个元素</translation>
    </message>
    <message>
        <source> stamps</source>
        <translation> 次盖印</translation>
    </message>
    <message>
        <source> stamp</source>
        <translation> 次盖印</translation>
    </message>
    <message>
        <source> down × </source>
        <translation>（纵向）× </translation>
    </message>
    <message>
        <source> across = </source>
        <translation>（横向）= </translation>
    </message>
    <message>
        <source>Stamp of [{0}, {1}]:  </source>
        <translation>[{0}, {1}] 的印记：</translation>
    </message>
    <message>
        <source>: no stamp falls on this cell</source>
        <translation>：没有印记落在这个元素上</translation>
    </message>
    <message>
        <source>, taken away by the padding</source>
        <translation>，被填充去掉</translation>
    </message>
    <message>
        <source> is stamped onto 1 cell, times the only input</source>
        <translation> 与唯一的输入相乘，盖印到 1 个元素上</translation>
    </message>
    <message>
        <source> is stamped onto {0} cells, each time times another input</source>
        <translation> 每次与一个不同的输入相乘，盖印到 {0} 个元素上</translation>
    </message>
    <message>
        <source> falls on the border that padding takes away</source>
        <translation> 落在被填充去掉的边缘上</translation>
    </message>
    <message>
        <source> is added to the output at [{0}, {1}]</source>
        <translation> 加到输出的 [{0}, {1}] 上</translation>
    </message>
    <message>
        <source>Input [{0}, {1}] = {2}</source>
        <translation>输入 [{0}, {1}] = {2}</translation>
    </message>
    <message>
        <source>Taken away by the padding: {0}</source>
        <translation>被填充去掉：{0}</translation>
    </message>
    <message>
        <source>Output [{0}, {1}] = {2}, stamps: {3}</source>
        <translation>输出 [{0}, {1}] = {2}，盖印次数：{3}</translation>
    </message>
    <message>
        <source>Kernel [{0}, {1}] = {2}</source>
        <translation>卷积核 [{0}, {1}] = {2}</translation>
    </message>
    <message>
        <source>Stamp of input [{0}, {1}], its cell [{2}, {3}]</source>
        <translation>输入 [{0}, {1}] 的印记，其中的元素 [{2}, {3}]</translation>
    </message>
    <message>
        <source>Input {0} × {1}</source>
        <translation>输入 {0} × {1}</translation>
    </message>
    <message>
        <source>Output {0} × {1}</source>
        <translation>输出 {0} × {1}</translation>
    </message>
    <message>
        <source>of {0} × {1}</source>
        <translation>（取自 {0} × {1}）</translation>
    </message>
    <message>
        <source>{0} × kernel</source>
        <translation>{0} × 卷积核</translation>
    </message>
    <message>
        <source>hatched: taken away by padding {0}</source>
        <translation>阴影：被填充 {0} 去掉</translation>
    </message>
    <message>
        <source>Point at a cell: the stamps that fall on it</source>
        <translation>指向一个元素，查看落在上面的印记</translation>
    </message>
    <message>
        <source>sum {0}</source>
        <translation>和 {0}</translation>
    </message>
    <message>
        <source>output padding: {0} more at the end</source>
        <translation>输出填充：末尾多保留 {0}</translation>
    </message>
    <message>
        <source> multiplies 1 cell</source>
        <translation> 与 1 个元素相乘</translation>
    </message>
    <message>
        <source> multiplies {0} cells, one for each output</source>
        <translation> 与 {0} 个元素相乘，每个输出一个</translation>
    </message>
    <message>
        <source> contributes to 1 output</source>
        <translation> 参与计算 1 个输出</translation>
    </message>
    <message>
        <source> contributes to {0} outputs</source>
        <translation> 参与计算 {0} 个输出</translation>
    </message>
    <message>
        <source>Turned kernel [{0}, {1}] = {2}</source>
        <translation>旋转后的卷积核 [{0}, {1}] = {2}</translation>
    </message>
    <message>
        <source>A zero that was put there</source>
        <translation>补上的零</translation>
    </message>
    <message>
        <source>Input with zeros {0} × {1}</source>
        <translation>补零后的输入 {0} × {1}</translation>
    </message>
    <message>
        <source>From the stamps</source>
        <translation>由印记得到</translation>
    </message>
    <message>
        <source>zeros between: {0}</source>
        <translation>中间补零：{0}</translation>
    </message>
    <message>
        <source>around: {0}</source>
        <translation>四周：{0}</translation>
    </message>
    <message>
        <source>around: top {0}, bottom {1}, left {2}, right {3}</source>
        <translation>四周：上 {0}，下 {1}，左 {2}，右 {3}</translation>
    </message>
    <message>
        <source>turned by 180° ↻</source>
        <translation>旋转 180° ↻</translation>
    </message>
    <message>
        <source>by cross-correlation</source>
        <translation>由互相关得到</translation>
    </message>
    <message>
        <source>from the stamps · largest difference: {0}</source>
        <translation>由印记得到 · 最大差异：{0}</translation>
    </message>
    <message>
        <source>w {0}: in, out, k_h, k_w</source>
        <translation>w {0}：in, out, k_h, k_w</translation>
    </message>
    <message>
        <source>z is x with zeros between and around. conv2d wants the output channels first: the two axes are swapped.</source>
        <translation>z 是中间和四周补零后的 x。conv2d 的权重以输出通道在前，因此交换两个轴。</translation>
    </message>
    <message>
        <source>One w serves both: what conv2d calls out, in is in, out here. output_padding makes up for rows that the stride dropped.</source>
        <translation>两次用同一个 w：conv2d 的 out, in 在这里就是 in, out。output_padding 补回被步幅舍去的行。</translation>
    </message>
    <message>
        <source>This is what conv2d’s backward pass does with the gradient of its output.</source>
        <translation>conv2d 的反向传播对输出的梯度做的正是这种运算。</translation>
    </message>
    <message>
        <source>Input channels come first in w: a conv2d’s weights lead back as they are.</source>
        <translation>w 的输入通道在前：conv2d 的权重可以原样用于返回。</translation>
    </message>
    <message>
        <source>padding is taken away on each side; output_padding leaves rows and columns standing at the end alone.</source>
        <translation>padding 从每一侧去掉；output_padding 只在末尾多保留行和列。</translation>
    </message>
    <message>
        <source>1  The book’s</source>
        <translation>1  书中的例子</translation>
    </message>
    <message>
        <source>A convolution’s backward pass as an operation of its own: each number times the kernel is stamped onto the output.</source>
        <translation>把卷积的反向传播看作一种独立的运算：每个数乘以卷积核，像印章一样盖到输出上。</translation>
    </message>
    <message>
        <source>2  Stride 2</source>
        <translation>2  步幅为 2</translation>
    </message>
    <message>
        <source>The stride is how far apart the stamps lie on the output. With 2 × 2 weights and stride 2 they lie side by side.</source>
        <translation>步幅是印记在输出上的间距。卷积核为 2 × 2、步幅为 2 时，印记恰好并排。</translation>
    </message>
    <message>
        <source>3  Padding takes away</source>
        <translation>3  填充会去掉边缘</translation>
    </message>
    <message>
        <source>Padding is taken away from the output: of 3 × 3 numbers only the middle one is left.</source>
        <translation>填充从输出中去掉边缘：3 × 3 个数中只剩中间一个。</translation>
    </message>
    <message>
        <source>4  Output padding</source>
        <translation>4  输出填充</translation>
    </message>
    <message>
        <source>A convolution with stride 2 makes 3 rows of 5 and of 6. Output padding 1 chooses 6: the size is doubled exactly.</source>
        <translation>步幅为 2 的卷积把 5 行和 6 行都变成 3 行。输出填充为 1 时选择 6：尺寸恰好加倍。</translation>
    </message>
    <message>
        <source>5  As a cross-correlation</source>
        <translation>5  看作互相关</translation>
    </message>
    <message>
        <source>Zeros between and around the input, the kernel turned by 180°: a cross-correlation gives the same numbers.</source>
        <translation>在输入的中间和四周补零，卷积核旋转 180°：互相关给出同样的数。</translation>
    </message>
    <message>
        <source>6  Why “transposed”</source>
        <translation>6  为什么叫“转置”</translation>
    </message>
    <message>
        <source>The convolution of 3 × 3 numbers to 2 × 2 is a matrix W. Its transpose leads from 2 × 2 to 3 × 3: hence the name.</source>
        <translation>把 3 × 3 个数变成 2 × 2 的卷积是一个矩阵 W。它的转置从 2 × 2 回到 3 × 3：由此得名。</translation>
    </message>
    <message>
        <source>7  A checkerboard</source>
        <translation>7  棋盘效应</translation>
    </message>
    <message>
        <source>3 × 3 stamps, 2 apart: cells get 1, 2 or 4 of them in turn. 4 × 4 weights, or resizing first, make it even.</source>
        <translation>3 × 3 的印记间隔 2：元素轮流被盖印 1、2 或 4 次。改用 4 × 4 的卷积核，或先放大再卷积，就会均匀。</translation>
    </message>
    <message>
        <source>8  Even: 4 × 4, stride 2</source>
        <translation>8  均匀：4 × 4，步幅 2</translation>
    </message>
    <message>
        <source>The stride 2 divides the 4: every cell far from the border gets 2 × 2 stamps.</source>
        <translation>4 能被步幅 2 整除：远离边缘的每个元素都被盖印 2 × 2 次。</translation>
    </message>
    <message>
        <source>9  A digit enlarged</source>
        <translation>9  放大一个数字</translation>
    </message>
    <message>
        <source>The same digit, twice as large, by equal weights: 3 × 3 with stride 2 leave a pattern, the other two ways do not.</source>
        <translation>用相等的权重把同一个数字放大一倍：3 × 3、步幅为 2 时留下花纹，另外两种做法没有。</translation>
    </message>
    <message>
        <source>10  Bilinear upsampling</source>
        <translation>10  双线性上采样</translation>
    </message>
    <message>
        <source>Weights that fall off evenly from the middle, stamped 4 apart: the circle is four times as large, and smooth.</source>
        <translation>权重从中间向外均匀减小，印记间隔 4：圆放大到四倍，而且平滑。</translation>
    </message>
    <message>
        <source>11  It does not invert</source>
        <translation>11  不是逆运算</translation>
    </message>
    <message>
        <source>Convolved and stamped back with the same kernel: the shape 3 × 3 comes back, the values do not.</source>
        <translation>先卷积，再用同一个卷积核盖印返回：形状 3 × 3 恢复了，数值没有恢复。</translation>
    </message>
    <message>
        <source>The book’s 2 × 2 (0 … 3)</source>
        <translation>书中的 2 × 2（0 … 3）</translation>
    </message>
    <message>
        <source>Ones, 4 × 4</source>
        <translation>全 1，4 × 4</translation>
    </message>
    <message>
        <source>A drawn 3</source>
        <translation>手绘的 3</translation>
    </message>
    <message>
        <source>Ones</source>
        <translation>全 1</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>双线性</translation>
    </message>
    <message>
        <source>Stamps</source>
        <translation>印记</translation>
    </message>
    <message>
        <source>Each cell of the input stamps the kernel onto the output, one after the other</source>
        <translation>输入的每个元素依次把卷积核盖印到输出上</translation>
    </message>
    <message>
        <source>Cross-correlation</source>
        <translation>互相关</translation>
    </message>
    <message>
        <source>The same numbers by a kernel that slides over the input with zeros between</source>
        <translation>卷积核在补零后的输入上滑动，得到同样的数</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>The same as a product with the transpose of the convolution’s matrix</source>
        <translation>同样的运算，写成与卷积矩阵的转置相乘</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>How often each cell is stamped, why that makes a checkerboard, and how to avoid it</source>
        <translation>每个元素被盖印多少次，为什么会出现棋盘效应，以及如何避免</translation>
    </message>
    <message>
        <source>There and back</source>
        <translation>往返</translation>
    </message>
    <message>
        <source>A convolution and the transposed convolution after it: what comes back</source>
        <translation>先卷积再转置卷积：能恢复什么</translation>
    </message>
    <message>
        <source>The only number of the input, times the kernel, is stamped onto the output.</source>
        <translation>输入中唯一的数乘以卷积核，盖印到输出上。</translation>
    </message>
    <message>
        <source>Each of the {0} numbers, times the kernel, is stamped onto the output.</source>
        <translation>{0} 个数各自乘以卷积核，盖印到输出上。</translation>
    </message>
    <message>
        <source>Where stamps overlap, they add up.</source>
        <translation>印记重叠的地方相加。</translation>
    </message>
    <message>
        <source>No two stamps overlap.</source>
        <translation>没有两个印记重叠。</translation>
    </message>
    <message>
        <source>Padding takes the hatched border away.</source>
        <translation>填充去掉了画阴影的边缘。</translation>
    </message>
    <message>
        <source>At stride 1 no zeros are put between the input’s cells.</source>
        <translation>步幅为 1 时，输入的元素之间不补零。</translation>
    </message>
    <message>
        <source>Between the input’s cells stand zeros: {0} between rows, {1} between columns.</source>
        <translation>输入的元素之间补零：行间 {0} 个，列间 {1} 个。</translation>
    </message>
    <message>
        <source>The kernel, turned by 180°, finds in each window the products that the stamps left there.</source>
        <translation>旋转 180° 的卷积核在每个窗口中得到的，正是印记留下的那些乘积。</translation>
    </message>
    <message>
        <source>Nothing would be left of the output: {0} − 2·{1} = {2}.</source>
        <translation>输出将什么也不剩：{0} − 2·{1} = {2}。</translation>
    </message>
    <message>
        <source>At most {0}: it must be smaller than the stride or the dilation, as in PyTorch.</source>
        <translation>最大为 {0}：与 PyTorch 相同，它必须小于步幅或膨胀。</translation>
    </message>
    <message>
        <source>At most {0} rows or columns of an input are stamped here.</source>
        <translation>这里的输入最多 {0} 行或列。</translation>
    </message>
    <message>
        <source>At most {0} rows or columns: larger kernels are not drawn here.</source>
        <translation>最多 {0} 行或列：这里不画更大的卷积核。</translation>
    </message>
    <message>
        <source>At most {0}: stamps farther apart are not drawn here.</source>
        <translation>最大为 {0}：这里不画间隔更远的印记。</translation>
    </message>
    <message>
        <source>At most {0}: a wider stamp is not drawn here.</source>
        <translation>最大为 {0}：这里不画更宽的印记。</translation>
    </message>
    <message>
        <source>A kernel of one cell has no gaps to widen.</source>
        <translation>只有一个元素的卷积核没有可以加宽的间隙。</translation>
    </message>
    <message>
        <source>At most {0}: the output would have more than {1} rows or columns.</source>
        <translation>最大为 {0}：否则输出会超过 {1} 行或列。</translation>
    </message>
    <message>
        <source>The stride became {0} × {1}: the output would have been too large.</source>
        <translation>步幅变为 {0} × {1}：否则输出过大。</translation>
    </message>
    <message>
        <source>Dilation became {0} × {1}: one cell has no gaps.</source>
        <translation>膨胀变为 {0} × {1}：只有一个元素时没有间隙。</translation>
    </message>
    <message>
        <source>Output padding became {0} × {1}: it is smaller than the stride or the dilation.</source>
        <translation>输出填充变为 {0} × {1}：它必须小于步幅或膨胀。</translation>
    </message>
    <message>
        <source>Padding became {0} × {1}: more would leave nothing of the output.</source>
        <translation>填充变为 {0} × {1}：再多，输出就什么也不剩。</translation>
    </message>
</context>
<context>
    <name>TransposedPage</name>
    <message>
        <source>At most {0} × {0} cells are stamped here.</source>
        <translation>这里最多盖印 {0} × {0} 个元素。</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>How many stamps each cell gets</source>
        <translation>每个元素被盖印多少次</translation>
    </message>
    <message>
        <source>On the input</source>
        <translation>用于输入</translation>
    </message>
    <message>
        <source>What equal weights make of the input: the pattern is seen in the picture</source>
        <translation>用相等的权重处理输入：可以在图像上看到花纹</translation>
    </message>
    <message>
        <source>Make the output the next input, to enlarge once more</source>
        <translation>把输出作为下一次的输入，再放大一次</translation>
    </message>
</context>
<context>
    <name>UnitArithmetic</name>
    <message>
        <source>Point at a cell of any map: here is the sum it comes from.</source>
        <translation>指向任一特征映射的元素：这里显示得出它的和式。</translation>
    </message>
</context>
<context>
    <name>UnitDetail</name>
    <message>
        <source>largest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 偏置</translation>
    </message>
    <message>
        <source>= sum</source>
        <translation>= 和</translation>
    </message>
    <message>
        <source>its slope there</source>
        <translation>该处的斜率</translation>
    </message>
    <message>
        <source>Close the unit (Esc)</source>
        <translation>关闭这个单元（Esc）</translation>
    </message>
</context>
<context>
    <name>UnitSection</name>
    <message>
        <source>Pin a unit (Space), choose another one, and see what their fields share.</source>
        <translation>固定一个单元（空格），再选另一个，看它们的感受野共有什么。</translation>
    </message>
    <message>
        <source>shares {0} cells with {1}</source>
        <translation>与 {1} 共有 {0} 个元素</translation>
    </message>
    <message>
        <source>shared cells:</source>
        <translation>共有的元素：</translation>
    </message>
    <message>
        <source>Keep the chosen unit’s field in a colour of its own, beside the next one’s (Space)</source>
        <translation>用单独的颜色保留所选单元的感受野，与下一个并列（空格）</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Pinned units</source>
        <translation>已固定的单元</translation>
    </message>
    <message>
        <source>Unpin all</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <source>Unpin all units (Esc)</source>
        <translation>取消固定所有单元（Esc）</translation>
    </message>
</context>
<context>
    <name>UnsavedChanges</name>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>“{0}” has changes that are not saved.</source>
        <translation>“{0}”有未保存的更改。</translation>
    </message>
    <message>
        <source>They will be lost if you do not save them.</source>
        <translation>如果不保存，这些更改将会丢失。</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Don’t save</source>
        <translation>不保存(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>UpdateSection</name>
    <message>
        <source>A learning rate must be above 0: otherwise nothing moves downhill.</source>
        <translation>学习率必须大于 0，否则不会下降。</translation>
    </message>
    <message>
        <source>At most {0} is possible here: with {1} the parameters would fly off at the first update.</source>
        <translation>这里最大为 {0}：取 {1} 时，参数在第一次更新时就会飞走。</translation>
    </message>
    <message>
        <source>Loss {0}; parameters too large to update</source>
        <translation>损失 {0}；参数过大，无法更新</translation>
    </message>
    <message>
        <source>Loss {0}, after an update {1}</source>
        <translation>损失 {0}，更新一次后 {1}</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>How far an update goes against the gradient: θ ← θ − η·∂L/∂θ</source>
        <translation>一次更新沿梯度反方向走多远：θ ← θ − η·∂L/∂θ</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>学习率 η</translation>
    </message>
    <message>
        <source>Take one step of gradient descent with all parameters</source>
        <translation>用所有参数做一步梯度下降</translation>
    </message>
    <message>
        <source>10 updates</source>
        <translation>更新 10 次</translation>
    </message>
    <message>
        <source>Take ten steps of gradient descent, one after the other</source>
        <translation>接连做十步梯度下降</translation>
    </message>
    <message>
        <source>The loss from update to update since the chain was last edited; hollow: the next one</source>
        <translation>自上次编辑以来每次更新的损失；空心点是下一次</translation>
    </message>
    <message>
        <source>Loss from update to update</source>
        <translation>逐次更新的损失</translation>
    </message>
</context>
<context>
    <name>UpstreamSection</name>
    <message>
        <source>Upstream gradient</source>
        <translation>上游梯度</translation>
    </message>
    <message>
        <source>How much the loss changes with each output: what comes back from the layers above</source>
        <translation>损失随每个输出变化多少：从上面各层传回来的梯度</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Pen draws</source>
        <translation>画笔的值</translation>
    </message>
    <message>
        <source>The value that drawing puts into the upstream gradient; the right button puts 0</source>
        <translation>绘制时填入上游梯度的值；右键填入 0</translation>
    </message>
    <message>
        <source>Value the pen draws into the upstream gradient</source>
        <translation>画笔填入上游梯度的值</translation>
    </message>
    <message>
        <source>pen’s value</source>
        <translation>画笔的值</translation>
    </message>
    <message>
        <source>Random numbers from −3 to 3</source>
        <translation>−3 到 3 的随机数</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the upstream gradient as a matrix</source>
        <translation>把上游梯度复制为矩阵</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste a matrix of the output’s size as the upstream gradient</source>
        <translation>把与输出同样大小的矩阵粘贴为上游梯度</translation>
    </message>
    <message>
        <source>Negate</source>
        <translation>取负</translation>
    </message>
    <message>
        <source>Change every sign: all gradients change theirs</source>
        <translation>改变所有符号：所有梯度也随之变号</translation>
    </message>
    <message>
        <source>Double</source>
        <translation>加倍</translation>
    </message>
    <message>
        <source>Double every number: all gradients double</source>
        <translation>所有数加倍：所有梯度也加倍</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Set all to 0, to draw where the loss looks</source>
        <translation>全部设为 0，再画出损失关注的地方</translation>
    </message>
</context>
<context>
    <name>UseView</name>
    <message>
        <source>Paths through the layer</source>
        <translation>穿过该层的路径</translation>
    </message>
    <message>
        <source>Paths through {0} layers</source>
        <translation>穿过 {0} 层的路径</translation>
    </message>
    <message>
        <source>Windows of layer 1</source>
        <translation>第 1 层的窗口</translation>
    </message>
    <message>
        <source>Windows on 5 × 5</source>
        <translation>5 × 5 上的窗口</translation>
    </message>
    <message>
        <source>The book’s comparison, without padding: with a larger kernel corners count less</source>
        <translation>书中的比较，不填充：卷积核越大，角上的元素用得越少</translation>
    </message>
    <message>
        <source>kernel {0} × {0}</source>
        <translation>卷积核 {0} × {0}</translation>
    </message>
</context>
<context>
    <name>ViewMenu</name>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
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
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Reduce &amp;motion</source>
        <translation>减少动画(&amp;M)</translation>
    </message>
    <message>
        <source>Windows and numbers jump to their places instead of gliding there</source>
        <translation>窗口和数字直接跳到位置，而不是滑动过去</translation>
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
    <name>Waiting</name>
    <message>
        <source>Computing …</source>
        <translation>正在计算……</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel and keep what is on the screen</source>
        <translation>回到屏幕上显示的状态</translation>
    </message>
</context>
<context>
    <name>Weights</name>
    <message>
        <source>“{0}” was not opened: {1}</source>
        <translation>“{0}”没有打开：{1}</translation>
    </message>
    <message>
        <source>it is not a file.</source>
        <translation>它不是文件。</translation>
    </message>
    <message>
        <source>a .pt or .pth file may run programs when it is opened. In PyTorch, save the weights with safetensors.torch.save_file(model.state_dict(), &quot;weights.safetensors&quot;).</source>
        <translation>.pt 或 .pth 文件在打开时可能运行程序。请在 PyTorch 中用 safetensors.torch.save_file(model.state_dict(), &quot;weights.safetensors&quot;) 保存权重。</translation>
    </message>
    <message>
        <source>it is not a .safetensors file, or it is damaged or cut short.</source>
        <translation>它不是 .safetensors 文件，或者已损坏、不完整。</translation>
    </message>
    <message>
        <source>it has {0} bytes; at most {1} are read, far more than any network here needs.</source>
        <translation>它有 {0} 字节；最多读取 {1} 字节，这已远超这里任何网络的需要。</translation>
    </message>
    <message>
        <source>“{0}” holds numbers of a type that is not read, such as bfloat16. Save it as float32.</source>
        <translation>“{0}”中数的类型（例如 bfloat16）无法读取。请以 float32 保存。</translation>
    </message>
    <message>
        <source>“{0}” does not hold real numbers.</source>
        <translation>“{0}”中不是实数。</translation>
    </message>
    <message>
        <source>“{0}” holds values that are not finite.</source>
        <translation>“{0}”中有非有限的值。</translation>
    </message>
    <message>
        <source>It is part of convlab: install convlab again.</source>
        <translation>该文件是 convlab 的一部分：请重新安装 convlab。</translation>
    </message>
    <message>
        <source>its entry “{0}”, which describes the network, cannot be understood.</source>
        <translation>其中说明网络的条目“{0}”无法理解。</translation>
    </message>
    <message>
        <source>“{0}” does not match the network that the file describes.</source>
        <translation>“{0}”与文件中所描述的网络不符。</translation>
    </message>
    <message>
        <source>“{0}” belongs to no convolution and no dense layer; only a LeNet or an MLP can be opened.</source>
        <translation>“{0}”不属于任何卷积层或全连接层；只能打开 LeNet 或多层感知机。</translation>
    </message>
    <message>
        <source>its shapes are those of {0} convolutional and {1} dense layers; a LeNet has 2 and 3, an MLP here 0 and 3.</source>
        <translation>从形状看有 {0} 个卷积层和 {1} 个全连接层；LeNet 有 2 个和 3 个，这里的多层感知机有 0 个和 3 个。</translation>
    </message>
    <message>
        <source>the last layer, “{0}”, has {1} outputs; the networks here have ten classes.</source>
        <translation>最后一层“{0}”有 {1} 个输出；这里的网络有十个类别。</translation>
    </message>
    <message>
        <source>“{0}” ({1}) does not fit the layer before it.</source>
        <translation>“{0}”（{1}）与前一层不匹配。</translation>
    </message>
    <message>
        <source>its kernels are {0}; here they are square, from 1 × 1 to 11 × 11.</source>
        <translation>其卷积核为 {0}；这里的卷积核是正方形，从 1 × 1 到 11 × 11。</translation>
    </message>
    <message>
        <source>“{0}” takes {1} inputs, which no padding of the first convolution gives for images of 28 × 28.</source>
        <translation>“{0}”需要 {1} 个输入，而对 28 × 28 的图像，第一个卷积层无论怎样填充都得不到这个数目。</translation>
    </message>
    <message>
        <source>“{0}” holds the weights of an MLP: 784 → {1}. Its activation is not in the file.</source>
        <translation>“{0}”是一个多层感知机的权重：784 → {1}。文件中没有写明激活函数。</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} 个 {1}</translation>
    </message>
    <message>
        <source> and </source>
        <translation> 和 </translation>
    </message>
    <message>
        <source>“{0}” holds the weights of a LeNet: kernels {1}, then dense layers → {2}. Its activation and pooling are not in the file.</source>
        <translation>“{0}”是一个 LeNet 的权重：卷积核 {1}，然后是全连接层 → {2}。文件中没有写明激活函数和汇聚方式。</translation>
    </message>
    <message>
        <source>The test images of {0} are not open: the choice cannot be tested.</source>
        <translation>{0} 的测试图像没有打开：无法试用这个选择。</translation>
    </message>
    <message>
        <source>Opened “{0}”: it now predicts as “Mine”.</source>
        <translation>已打开“{0}”：它作为“我的”进行预测。</translation>
    </message>
    <message>
        <source>With this choice, {0} of the first {1} test images of {2} are classified correctly.</source>
        <translation>按此选择，{2} 的前 {1} 张测试图像中有 {0} 张分类正确。</translation>
    </message>
    <message>
        <source>Its test accuracy is not known: {0} is not open.</source>
        <translation>测试精度未知：{0} 没有打开。</translation>
    </message>
    <message>
        <source>Test accuracy {0}, measured now on {1}.</source>
        <translation>测试精度 {0}，刚刚在 {1} 上测得。</translation>
    </message>
    <message>
        <source>Test accuracy {0}, as the file says.</source>
        <translation>测试精度 {0}（文件所载）。</translation>
    </message>
    <message>
        <source>test accuracy {0}</source>
        <translation>测试精度 {0}</translation>
    </message>
</context>
<context>
    <name>WeightsQuestion</name>
    <message>
        <source>Open weights</source>
        <translation>打开权重</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>The function after each layer but the last</source>
        <translation>除最后一层外，每层之后的函数</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>汇聚</translation>
    </message>
    <message>
        <source>What each 2 × 2 pooling layer takes from its window</source>
        <translation>2 × 2 汇聚层从每个窗口中取什么</translation>
    </message>
    <message>
        <source>Padding, per side</source>
        <translation>填充（每侧）</translation>
    </message>
    <message>
        <source>Of the first convolution; several would fit</source>
        <translation>第一个卷积层的填充；有几种都与形状相符</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Whose ten classes the outputs stand for</source>
        <translation>输出对应哪个数据集的十个类别</translation>
    </message>
</context>
<context>
    <name>WeightsSection</name>
    <message>
        <source>Δ is from 0 to n − 1 = {0}: no offset reaches farther.</source>
        <translation>Δ 只能从 0 到 n − 1 = {0}：没有更远的偏移。</translation>
    </message>
    <message>
        <source>From 1 to {0} channels: each is drawn here.</source>
        <translation>通道数从 1 到 {0}：这里每个通道都要画出来。</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>channels, bias</source>
        <translation>通道、偏置</translation>
    </message>
    <message>
        <source>{0} in the middle</source>
        <translation>中间为{0}</translation>
    </message>
    <message>
        <source>Random whole numbers</source>
        <translation>随机整数</translation>
    </message>
    <message>
        <source>Random real numbers</source>
        <translation>随机实数</translation>
    </message>
    <message>
        <source>How all weights are drawn; with a kernel in the middle, that kernel is what locality leaves</source>
        <translation>所有权重如何生成；若中间放一个卷积核，局部性留下的就是它</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>How far an output sees, at rung 4: a larger Δ makes a larger kernel</source>
        <translation>第 4 级时一个输出能看多远：Δ 越大，卷积核越大</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>What is added to the chosen output; from rung 3 on to every output</source>
        <translation>加到所选输出上的数；从第 3 级起加到每个输出上</translation>
    </message>
    <message>
        <source>With channels: V[a, b, c, d]</source>
        <translation>带通道：V[a, b, c, d]</translation>
    </message>
    <message>
        <source>A kernel for each pair of an input and an output channel: c·d times as many weights</source>
        <translation>每对输入与输出通道各有一个卷积核：权重数为 c·d 倍</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Input channels c</source>
        <translation>输入通道 c</translation>
    </message>
    <message>
        <source>Output channels d</source>
        <translation>输出通道 d</translation>
    </message>
    <message>
        <source>Every output channel has weights for every input channel</source>
        <translation>每个输出通道对每个输入通道都有权重</translation>
    </message>
    <message>
        <source>Other random weights for every output</source>
        <translation>为每个输出换一组随机权重</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Image X {0} × {0}</source>
        <translation>图像 X {0} × {0}</translation>
    </message>
    <message>
        <source>Output H {0} × {0}</source>
        <translation>输出 H {0} × {0}</translation>
    </message>
    <message>
        <source> is looked at by 1 output</source>
        <translation> 被 1 个输出看到</translation>
    </message>
    <message>
        <source> is looked at by {0} outputs</source>
        <translation> 被 {0} 个输出看到</translation>
    </message>
    <message>
        <source> (bias)</source>
        <translation>（偏置）</translation>
    </message>
    <message>
        <source>removed: this input is farther away than Δ = {0}</source>
        <translation>已去掉：这个输入的距离超过 Δ = {0}</translation>
    </message>
    <message>
        <source> is what it adds to output ({0}, {1})</source>
        <translation>，这是它对输出 ({0}, {1}) 的贡献</translation>
    </message>
    <message>
        <source>removed: this offset is farther away than Δ = {0}</source>
        <translation>已去掉：这个偏移超过 Δ = {0}</translation>
    </message>
    <message>
        <source> is used once: a single output has an input at this offset</source>
        <translation> 只用一次：只有一个输出在此偏移处有输入</translation>
    </message>
    <message>
        <source> is used {0} times: once for every output with an input at this offset</source>
        <translation> 用了 {0} 次：凡在此偏移处有输入的输出各一次</translation>
    </message>
    <message>
        <source>Weights of ({0}, {1})</source>
        <translation>({0}, {1}) 的权重</translation>
    </message>
    <message>
        <source>How many weights</source>
        <translation>有多少权重</translation>
    </message>
    <message>
        <source>Image X, c = {0}</source>
        <translation>图像 X，c = {0}</translation>
    </message>
    <message>
        <source>Output H, d = {0}</source>
        <translation>输出 H，d = {0}</translation>
    </message>
    <message>
        <source>{0} for each pair</source>
        <translation>每对通道的 {0}</translation>
    </message>
    <message>
        <source>{0} in × {1} out: {2} weights</source>
        <translation>{0} 入 × {1} 出：{2} 个权重</translation>
    </message>
    <message>
        <source>All weights W</source>
        <translation>全部权重 W</translation>
    </message>
    <message>
        <source>V: placed by offset</source>
        <translation>V：按偏移摆放</translation>
    </message>
    <message>
        <source>V {0} × {0}, shared</source>
        <translation>V {0} × {0}，共享</translation>
    </message>
    <message>
        <source>V: {0} × {0} left</source>
        <translation>V：只剩 {0} × {0}</translation>
    </message>
    <message>
        <source>{0} outputs, {1} × {1} weights for each</source>
        <translation>{0} 个输出，每个有 {1} × {1} 个权重</translation>
    </message>
    <message>
        <source>outlined: offset (0, 0), the output itself</source>
        <translation>小框是偏移 (0, 0)，即输出自己的位置</translation>
    </message>
    <message>
        <source>the frame lies on X; the middle is offset (0, 0)</source>
        <translation>框内部分落在 X 上；正中是偏移 (0, 0)</translation>
    </message>
    <message>
        <source>hatched: {0} weights removed</source>
        <translation>斜线处：去掉的 {0} 个权重</translation>
    </message>
    <message>
        <source>Δ reaches everywhere: nothing is removed</source>
        <translation>Δ 覆盖全部：没有去掉任何权重</translation>
    </message>
    <message>
        <source>for d = {0}, c = {1}</source>
        <translation>d = {0}，c = {1}</translation>
    </message>
    <message>
        <source>for this output alone</source>
        <translation>只属于这个输出</translation>
    </message>
    <message>
        <source>the part of V that lies on X</source>
        <translation>V 落在 X 上的部分</translation>
    </message>
    <message>
        <source>removed beyond Δ = {0}</source>
        <translation>超过 Δ = {0} 的都去掉</translation>
    </message>
    <message>
        <source>no offset is beyond Δ = {0}</source>
        <translation>没有偏移超过 Δ = {0}</translation>
    </message>
    <message>
        <source>one for each output and input</source>
        <translation>每对输出与输入一个</translation>
    </message>
    <message>
        <source>renamed, not one removed</source>
        <translation>只换名字，一个没少</translation>
    </message>
    <message>
        <source>weights for the same offset are one</source>
        <translation>偏移相同的权重合为一个</translation>
    </message>
    <message>
        <source>removed: beyond Δ = {0}</source>
        <translation>去掉的是：超过 Δ = {0} 的偏移</translation>
    </message>
    <message>
        <source>Response [{0}, {1}] = {2}</source>
        <translation>响应 [{0}, {1}] = {2}</translation>
    </message>
    <message>
        <source>1  Dense</source>
        <translation>1  全连接</translation>
    </message>
    <message>
        <source>Every output has a weight of its own for every input</source>
        <translation>每个输出对每个输入都有自己的权重</translation>
    </message>
    <message>
        <source>2  Re-indexed</source>
        <translation>2  重新索引</translation>
    </message>
    <message>
        <source>The same weights, by their offset (a, b) from the output</source>
        <translation>同样的权重，按其与输出的偏移 (a, b) 排列</translation>
    </message>
    <message>
        <source>3  Translation invariance</source>
        <translation>3  平移不变性</translation>
    </message>
    <message>
        <source>Every output uses the same weights, wherever it is</source>
        <translation>无论在哪里，每个输出都用同样的权重</translation>
    </message>
    <message>
        <source>4  Locality</source>
        <translation>4  局部性</translation>
    </message>
    <message>
        <source>Only inputs near the output count: this is a convolution</source>
        <translation>只计输出附近的输入：这就是卷积</translation>
    </message>
    <message>
        <source>Δ = 0: one weight is left. Every output looks at its own pixel alone, all alike.</source>
        <translation>Δ = 0：只剩一个权重。每个输出只看自己的那个像素，方式都相同。</translation>
    </message>
    <message>
        <source>Locality: only inputs within Δ count. Δ = {0} still reaches everywhere: lower it.</source>
        <translation>局部性：只计距离不超过 Δ 的输入。Δ = {0} 仍覆盖全部：把它调小。</translation>
    </message>
    <message>
        <source>Every output has an image of weights of its own. Point at another output: nothing that is learned in one place helps in another.</source>
        <translation>每个输出都有自己的一幅权重图像。指向另一个输出看看：在一处学到的东西对另一处毫无帮助。</translation>
    </message>
    <message>
        <source>k = i + a, l = j + b: each weight is placed by its offset from the output. No number changes.</source>
        <translation>k = i + a，l = j + b：每个权重按它相对于输出的偏移摆放。没有一个数改变。</translation>
    </message>
    <message>
        <source>Translation invariance: weights for the same offset are one. All outputs use the same V, wherever they are.</source>
        <translation>平移不变性：偏移相同的权重合为一个。所有输出无论在哪里都用同一个 V。</translation>
    </message>
    <message>
        <source>Locality: weights farther away than Δ are removed. What is left is a kernel, and the layer is a convolution.</source>
        <translation>局部性：距离超过 Δ 的权重都去掉。剩下的就是卷积核，这一层就是卷积层。</translation>
    </message>
    <message>
        <source>The file has {0} input and {1} output channels. Every one is drawn here now, and {2} and {3} are left.</source>
        <translation>文件中有 {0} 个输入通道和 {1} 个输出通道。现在这里会画出每个通道，只保留 {2} 个和 {3} 个。</translation>
    </message>
    <message>
        <source>{0} outputs × {0} inputs = {1} weights</source>
        <translation>{0} 个输出 × {0} 个输入 = {1} 个权重</translation>
    </message>
    <message>
        <source>{2} × {3} channels, each {0} × {0}: {1} weights</source>
        <translation>{2} × {3} 对通道，每对 {0} × {0}：{1} 个权重</translation>
    </message>
    <message>
        <source>all {0} found again, largest difference {1}</source>
        <translation>全部 {0} 个都找到了，最大差异 {1}</translation>
    </message>
    <message>
        <source>all {0} of this pair found again, largest difference {1}</source>
        <translation>这对通道的 {0} 个都找到了，最大差异 {1}</translation>
    </message>
    <message>
        <source>max |H − conv2d| = {0}</source>
        <translation>|H − conv2d| 最大为 {0}</translation>
    </message>
    <message>
        <source>Each weight is placed by its offset (a, b) from the output: V[i, j, a, b] = W[i, j, i + a, j + b]. No number changes, and nothing is saved yet.</source>
        <translation>每个权重按它相对于输出的偏移 (a, b) 摆放：V[i, j, a, b] = W[i, j, i + a, j + b]。没有一个数改变，也还没有节省任何东西。</translation>
    </message>
    <message>
        <source>Weights for the same offset are now one: a single V for all outputs. Point at a weight of V to see where it is used. One megapixel still needs about 4 million.</source>
        <translation>偏移相同的权重现在合为一个：所有输出共用一个 V。指向 V 的一个权重，看看它用在哪里。一百万像素仍需约 400 万个。</translation>
    </message>
    <message>
        <source>Nine weights are left, and the layer is a convolution. These nine respond to rising lines: the output is highest along the stroke of the seven.</source>
        <translation>只剩九个权重，这一层就是卷积。这九个权重对上升的斜线有响应：输出在数字 7 的斜笔画上最大。</translation>
    </message>
    <message>
        <source>One weight is left: every output is the same function of its own pixel alone. It cannot tell a line from an edge.</source>
        <translation>只剩一个权重：每个输出都是自己那个像素的同一个函数。它分不清线条和边缘。</translation>
    </message>
    <message>
        <source>An image of 3 channels, an output of 4: there is a kernel for each pair, and each output sums over all input channels. Click a pair to see it.</source>
        <translation>图像有 3 个通道，输出有 4 个：每对通道各有一个卷积核，每个输出对所有输入通道求和。点击一对即可查看。</translation>
    </message>
    <message>
        <source>Drag the shifted image: as long as it stays one cell away from the border, the two maps below are equal. That is equivariance.</source>
        <translation>拖动平移后的图像：只要它离边界至少一格，下面两个特征映射就相等。这就是等变性。</translation>
    </message>
    <message>
        <source>What is shifted beyond the border is lost, and the maps can differ only there. With a circular border nothing is lost, and they are equal.</source>
        <translation>平移到边界之外的部分会丢失，两个特征映射只可能在那里不同。换成循环边界就不会丢失，两者相等。</translation>
    </message>
    <message>
        <source>The map has one column for two of the image. A shift by one column is half a step: the map can follow even shifts alone.</source>
        <translation>图像的两列对应特征映射的一列。平移一列只是半步：特征映射只能跟随偶数格的平移。</translation>
    </message>
    <message>
        <source>The pooling windows stay in place while the image moves through them. Two rows are one step of the map: it can follow even shifts alone.</source>
        <translation>图像移动时，汇聚窗口停在原处。两行才是特征映射的一步：它只能跟随偶数格的平移。</translation>
    </message>
    <message>
        <source>The average over the whole map is one number. As long as the image stays one cell away from the border, shifting does not change it.</source>
        <translation>整个特征映射的平均值是一个数。只要图像离边界至少一格，平移就不会改变它。</translation>
    </message>
    <message>
        <source>13  LeNet’s first layers</source>
        <translation>13  LeNet 的前几层</translation>
    </message>
    <message>
        <source>A trained network is no exception. Without a border its pooled maps follow shifts by an even number of rows and columns, and no others: try the arrow keys.</source>
        <translation>训练好的网络也不例外。没有边界时，汇聚后的特征映射能跟随偶数行、偶数列的平移，其他平移则不能：用方向键试试。</translation>
    </message>
    <message>
        <source>The same weights are used everywhere.</source>
        <translation>处处使用同样的权重。</translation>
    </message>
    <message>
        <source>The pattern is empty: there is nothing to look for. Draw into it.</source>
        <translation>图案是空的：没有可找的东西。请在其中画一些。</translation>
    </message>
    <message>
        <source>Nowhere is the response above 0: nothing is found.</source>
        <translation>响应处处不大于 0：什么都没找到。</translation>
    </message>
    <message>
        <source>There is no copy in the scene. The highest response, {0}, is other ink’s; a copy on blank paper gives {1}.</source>
        <translation>场景中没有副本。最高响应 {0} 来自其他笔画；空白处的副本给出 {1}。</translation>
    </message>
    <message>
        <source>{0} of {1} copies reach the highest response, {2}. A copy on blank paper gives {3}; other ink in its window can change that.</source>
        <translation>{1} 个副本中有 {0} 个达到最高响应 {2}。空白背景上的副本响应为 {3}；窗口内的其他笔画会改变它。</translation>
    </message>
    <message>
        <source>The copy gives the highest response, {0}. Drag it: the peak moves along.</source>
        <translation>这个副本的响应最高，为 {0}。拖动它：峰随之移动。</translation>
    </message>
    <message>
        <source>Each of the {0} copies gives the highest response, {1}. Drag one: its peak moves along.</source>
        <translation>{0} 个副本的响应都是最高的 {1}。拖动一个：它的峰随之移动。</translation>
    </message>
    <message>
        <source>Other ink matches as well in 1 more place.</source>
        <translation>另有 1 处的笔画同样吻合。</translation>
    </message>
    <message>
        <source>Other ink matches as well in {0} more places.</source>
        <translation>另有 {0} 处的笔画同样吻合。</translation>
    </message>
    <message>
        <source>1  A dense layer</source>
        <translation>1  全连接层</translation>
    </message>
    <message>
        <source>Point at one output after the other: each looks at the whole image with weights of its own. For one megapixel that makes 10¹² weights.</source>
        <translation>依次指向各个输出：每个输出都用自己的权重看整幅图像。对一百万像素的图像，这需要 10¹² 个权重。</translation>
    </message>
    <message>
        <source>2  Only re-indexed</source>
        <translation>2  只是重新索引</translation>
    </message>
    <message>
        <source>5  Δ = 0</source>
        <translation>5  Δ = 0</translation>
    </message>
    <message>
        <source>6  Channels</source>
        <translation>6  通道</translation>
    </message>
    <message>
        <source>7  A convolution follows</source>
        <translation>7  卷积随之平移</translation>
    </message>
    <message>
        <source>8  Broken by the border</source>
        <translation>8  被边界破坏</translation>
    </message>
    <message>
        <source>9  Broken by a stride</source>
        <translation>9  被步幅破坏</translation>
    </message>
    <message>
        <source>10  Broken by pooling</source>
        <translation>10  被汇聚破坏</translation>
    </message>
    <message>
        <source>11  Broken by a dense layer</source>
        <translation>11  被全连接层破坏</translation>
    </message>
    <message>
        <source>A dense layer has different weights at every position: its output for the shifted image is not the old output shifted.</source>
        <translation>全连接层在每个位置的权重都不同：平移后图像的输出并不是原输出的平移。</translation>
    </message>
    <message>
        <source>12  Invariant</source>
        <translation>12  不变性</translation>
    </message>
    <message>
        <source>14  Where is it?</source>
        <translation>14  它在哪里？</translation>
    </message>
    <message>
        <source>Two ways from x: shift, then compute f; or compute f, then shift. Where both give the same map, f is equivariant to translation.</source>
        <translation>从 x 出发有两条路：先平移再计算 f，或先计算 f 再平移。两条路得到同样的特征映射时，f 对平移是等变的。</translation>
    </message>
    <message>
        <source>Dense layer</source>
        <translation>全连接层</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Convolution, stride 2</source>
        <translation>卷积，步幅 2</translation>
    </message>
    <message>
        <source>Convolution + 2 × 2 max pooling</source>
        <translation>卷积 + 2 × 2 最大汇聚</translation>
    </message>
    <message>
        <source>Convolution + 2 × 2 average pooling</source>
        <translation>卷积 + 2 × 2 平均汇聚</translation>
    </message>
    <message>
        <source>Convolution + ReLU + global average pooling</source>
        <translation>卷积 + ReLU + 全局平均汇聚</translation>
    </message>
    <message>
        <source>LeNet: its first convolution</source>
        <translation>LeNet：第一个卷积</translation>
    </message>
    <message>
        <source>LeNet: up to the first pooling</source>
        <translation>LeNet：到第一个汇聚</translation>
    </message>
    <message>
        <source>LeNet: up to the second pooling</source>
        <translation>LeNet：到第二个汇聚</translation>
    </message>
    <message>
        <source>a row for each output, all different</source>
        <translation>每个输出一行，各不相同</translation>
    </message>
    <message>
        <source>trained on MNIST</source>
        <translation>在 MNIST 上训练所得</translation>
    </message>
    <message>
        <source>then its activation and pooling</source>
        <translation>随后是激活函数和汇聚</translation>
    </message>
    <message>
        <source>then the layers up to its second pooling</source>
        <translation>随后的各层，直到第二个汇聚层</translation>
    </message>
    <message>
        <source>{0}, stride 2</source>
        <translation>{0}，步幅 2</translation>
    </message>
    <message>
        <source>{0}, then 2 × 2 max pooling</source>
        <translation>{0}，再做 2 × 2 最大汇聚</translation>
    </message>
    <message>
        <source>{0}, then 2 × 2 average pooling</source>
        <translation>{0}，再做 2 × 2 平均汇聚</translation>
    </message>
    <message>
        <source>{0}, then ReLU and the average</source>
        <translation>{0}，再做 ReLU 并取平均</translation>
    </message>
    <message>
        <source>The image is empty: there is nothing to compare.</source>
        <translation>图像是空的：没有可比较的。</translation>
    </message>
    <message>
        <source>Nothing is shifted yet: drag the second image, or press the arrow keys.</source>
        <translation>还没有平移：拖动第二幅图像，或按方向键。</translation>
    </message>
    <message>
        <source>Both ways give the same map: for this shift, f is equivariant.</source>
        <translation>两条路得到同样的特征映射：对这次平移，f 是等变的。</translation>
    </message>
    <message>
        <source>Both ways give the same map: the shift is a multiple of {0}, whole cells of the map.</source>
        <translation>两条路得到同样的特征映射：平移是 {0} 的倍数，对应特征映射的整格。</translation>
    </message>
    <message>
        <source>Only the border breaks it: away from it the difference is 0. The zeros beyond the border are not shifted with the image, and what crosses it is lost.</source>
        <translation>只有边界破坏了等变：远离边界处差异为 0。边界外的零不随图像平移，越过边界的部分则丢失。</translation>
    </message>
    <message>
        <source>The two ways differ: no output of this map is out of reach of the border.</source>
        <translation>两条路不同：这个特征映射没有一个输出不受边界影响。</translation>
    </message>
    <message>
        <source>Both ways agree for this image, by chance: a dense layer has different weights everywhere.</source>
        <translation>对这幅图像两条路碰巧一致：全连接层在每个位置的权重都不同。</translation>
    </message>
    <message>
        <source>A dense layer is not equivariant: it has different weights at every position.</source>
        <translation>全连接层不是等变的：它在每个位置的权重都不同。</translation>
    </message>
    <message>
        <source>Invariant: one number for the whole image, and this shift does not change it.</source>
        <translation>不变：整幅图像只得到一个数，这次平移没有改变它。</translation>
    </message>
    <message>
        <source>The number has changed: part of the image, or of what the kernel finds in it, is beyond the border.</source>
        <translation>这个数变了：图像的一部分，或卷积核在其中找到的一部分，到了边界之外。</translation>
    </message>
    <message>
        <source>One cell of the map stands for {0} of the image, and the shift is no multiple of {0}: the map cannot follow. It can follow shifts by {0}, {1}, …</source>
        <translation>特征映射的一格对应图像的 {0} 格，而平移不是 {0} 的倍数：特征映射无法跟随。它能跟随 {0}、{1}…… 格的平移。</translation>
    </message>
    <message>
        <source>LeNet’s weights are missing or damaged: install convlab again.</source>
        <translation>LeNet 的权重文件缺失或已损坏：请重新安装 convlab。</translation>
    </message>
    <message>
        <source>Around the image are zeros; what is shifted across the border is lost</source>
        <translation>图像四周是零；平移出边界的部分会丢失</translation>
    </message>
    <message>
        <source>What leaves on one side comes back on the other: there is no border</source>
        <translation>从一侧移出的部分从另一侧回来：没有边界</translation>
    </message>
    <message>
        <source>The shift is no multiple of {0}, yet both ways agree: this image does not show the difference.</source>
        <translation>平移不是 {0} 的倍数，两条路却一致：这幅图像显不出差异。</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>零</translation>
    </message>
    <message>
        <source>Circular</source>
        <translation>循环</translation>
    </message>
</context>
<context>
    <name>WhyPage</name>
    <message>
        <source>The ladder</source>
        <translation>逐级推导</translation>
    </message>
    <message>
        <source>From a dense layer to a convolution in three steps</source>
        <translation>三步从全连接层到卷积</translation>
    </message>
    <message>
        <source>Shift and compare</source>
        <translation>平移并比较</translation>
    </message>
    <message>
        <source>Shift the image: for which functions does the result shift along?</source>
        <translation>平移图像：哪些函数的结果会跟着平移？</translation>
    </message>
    <message>
        <source>A pattern slid over a scene responds wherever the pattern is</source>
        <translation>图案在场景上滑动，哪里有它，哪里就有响应</translation>
    </message>
    <message>
        <source>Where is it?</source>
        <translation>它在哪里？</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>请选择</translation>
    </message>
</context>
<context>
    <name>WindowSection</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Rows of the window</source>
        <translation>窗口的行数</translation>
    </message>
    <message>
        <source>Columns of the window</source>
        <translation>窗口的列数</translation>
    </message>
    <message>
        <source>Size of the window: so many cells compete for each upstream gradient, or share it</source>
        <translation>窗口的大小：这么多元素争夺或分享每个上游梯度</translation>
    </message>
    <message>
        <source>Size of the window: a larger one sums up more of the input in each output</source>
        <translation>窗口的大小：越大，每个输出概括的输入越多</translation>
    </message>
</context>
</TS>
