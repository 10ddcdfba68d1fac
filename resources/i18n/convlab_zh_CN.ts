<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Convolution</name>
    <message>
        <source>The book&apos;s 3 × 3 (0 … 8)</source>
        <translation>书中的 3 × 3（0 … 8）</translation>
    </message>
    <message>
        <source>The book&apos;s edges, 6 × 8</source>
        <translation>书中的边缘图像，6 × 8</translation>
    </message>
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
        <source>The book&apos;s 2 × 2</source>
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
        <source>1  Cross-correlation</source>
        <translation>1  互相关</translation>
    </message>
    <message>
        <source>The kernel lies on four cells of the input. Multiply, add up: that is one cell of the output.</source>
        <translation>卷积核盖住输入的四个单元格。逐个相乘再相加：得到输出的一个单元格。</translation>
    </message>
    <message>
        <source>2  Convolution</source>
        <translation>2  卷积</translation>
    </message>
    <message>
        <source>A convolution turns the kernel by 180° first. Networks learn their kernels, so they can leave it out.</source>
        <translation>卷积先将卷积核旋转 180°。网络的卷积核是学来的，所以可以省去这一步。</translation>
    </message>
    <message>
        <source>3  Padding</source>
        <translation>3  填充</translation>
    </message>
    <message>
        <source>A row and a column of zeros on every side: the corner cells count as often as the others, and the output grows to 4 × 4.</source>
        <translation>每侧各添一行、一列零：角上的单元格和其他单元格用得一样多，输出增大到 4 × 4。</translation>
    </message>
    <message>
        <source>4  Stride</source>
        <translation>4  步幅</translation>
    </message>
    <message>
        <source>The kernel moves by 3 rows and 2 columns. What no window reaches is dropped: the hatched column is never looked at.</source>
        <translation>卷积核每次移动 3 行、2 列。窗口到不了的部分被舍去：画有网纹的那一列从未被看到。</translation>
    </message>
    <message>
        <source>5  Finding an edge</source>
        <translation>5  找到边缘</translation>
    </message>
    <message>
        <source>[1, −1] gives 1 from white to black, −1 from black to white, and 0 where neighbours are equal: it finds vertical edges.</source>
        <translation>[1, −1] 在由白到黑处给出 1，由黑到白处给出 −1，相邻值相等处给出 0：它能找到垂直边缘。</translation>
    </message>
    <message>
        <source>6  Missing an edge</source>
        <translation>6  错过边缘</translation>
    </message>
    <message>
        <source>The same kernel on the transposed image: every output is 0. It cannot see horizontal edges.</source>
        <translation>同一个卷积核用在转置后的图像上：输出全是 0。它看不到水平边缘。</translation>
    </message>
    <message>
        <source>7  Found again</source>
        <translation>7  再次找到</translation>
    </message>
    <message>
        <source>The transposed kernel finds them: a kernel responds to what it looks like.</source>
        <translation>转置后的卷积核能找到它们：卷积核只对与自己相像的东西有响应。</translation>
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
        <translation>重复边界的单元格</translation>
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
        <source>As a picture: 0 is black, the input&apos;s white is white, the rest is cut off</source>
        <translation>当作图片：0 为黑，输入的白为白，其余截断</translation>
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
        <source>top {0}, bottom {1}; left {2}, right {3}</source>
        <translation>上 {0}，下 {1}；左 {2}，右 {3}</translation>
    </message>
</context>
<context>
    <name>ConvolutionPage</name>
    <message>
        <source> has a part in 1 output</source>
        <translation> 参与 1 个输出</translation>
    </message>
    <message>
        <source> has a part in {0} outputs</source>
        <translation> 参与 {0} 个输出</translation>
    </message>
    <message>
        <source> multiplies {0} cells of the input, one for each output</source>
        <translation> 与输入的 {0} 个单元格相乘，每个输出一个</translation>
    </message>
    <message>
        <source>convolution − cross-correlation:</source>
        <translation>卷积 − 互相关：</translation>
    </message>
    <message>
        <source>Output [{0}, {1}] from input rows {2} to {3}, columns {4} to {5}</source>
        <translation>输出 [{0}, {1}]，来自输入的第 {2} 至 {3} 行、第 {4} 至 {5} 列</translation>
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
        <source>A kernel may have at most {0} × {0} weights, this one has {1} × {2}.</source>
        <translation>卷积核最多有 {0} × {0} 个权重，这个有 {1} × {2} 个。</translation>
    </message>
    <message>
        <source>Difference {0}</source>
        <translation>差 {0}</translation>
    </message>
    <message>
        <source>Dropped by the floor: rows {0}, columns {1}</source>
        <translation>向下取整舍去：行 {0}，列 {1}</translation>
    </message>
    <message>
        <source>Click and type · drag draws · wheel ±1</source>
        <translation>单击后输入 · 拖动绘制 · 滚轮 ±1</translation>
    </message>
    <message>
        <source>min {0} · max {1} · mean {2} · sum {3}</source>
        <translation>最小 {0} · 最大 {1} · 均值 {2} · 和 {3}</translation>
    </message>
    <message>
        <source>sum {0}</source>
        <translation>和 {0}</translation>
    </message>
    <message>
        <source>not separable</source>
        <translation>不可分离</translation>
    </message>
    <message>
        <source>separable</source>
        <translation>可分离</translation>
    </message>
    <message>
        <source>separable: {0}ᵀ · {1}</source>
        <translation>可分离：{0}ᵀ · {1}</translation>
    </message>
    <message>
        <source>This kernel is the same when turned by 180°: convolution and cross-correlation agree.</source>
        <translation>这个卷积核旋转 180° 后不变：卷积与互相关相同。</translation>
    </message>
    <message>
        <source>Convolution and cross-correlation differ by at most {0} here.</source>
        <translation>这里卷积与互相关最多相差 {0}。</translation>
    </message>
    <message>
        <source>Each output is the sum of the products of the kernel and the window under it.</source>
        <translation>每个输出都是卷积核与其下窗口逐个相乘之和。</translation>
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
        <source>The same as patches times the flattened kernel (im2col)</source>
        <translation>同一运算：小块矩阵乘以展平的卷积核（im2col）</translation>
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
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>Matrix product</source>
        <translation>矩阵乘积</translation>
    </message>
    <message>
        <source>Prepared examples from the book, with what to notice</source>
        <translation>书中的示例，并提示要点</translation>
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
        <source>The kernel turned by 180° first: the mathematician&apos;s convolution</source>
        <translation>先将卷积核旋转 180°：数学上的卷积</translation>
    </message>
</context>
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
        <source>its height is the shaded area</source>
        <translation>其高度即阴影面积</translation>
    </message>
    <message>
        <source>its height is the sum of the products</source>
        <translation>其高度即各积之和</translation>
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
        <source>drawn by hand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>The function that stays in its place</source>
        <translation>保持不动的函数</translation>
    </message>
    <message>
        <source>The function that is flipped and slides over f</source>
        <translation>翻转后滑过 f 的函数</translation>
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
        <source>Functions of a real number: the result is an integral, an area</source>
        <translation>实数的函数：结果是积分，即面积</translation>
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
    <message>
        <source>… {0} more …</source>
        <translation>… 另 {0} 项 …</translation>
    </message>
</context>
<context>
    <name>DrawingPanel</name>
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
        <translation>在输入四周添加的单元格：输出随之增大同样多</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>No padding: the output is smaller than the input</source>
        <translation>不填充：输出比输入小</translation>
    </message>
    <message>
        <source>same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>As much padding as keeps the size, at stride 1</source>
        <translation>步幅为 1 时使大小不变的填充</translation>
    </message>
    <message>
        <source>full</source>
        <translation>完全</translation>
    </message>
    <message>
        <source>So much padding that every cell meets every weight</source>
        <translation>使每个单元格都与每个权重相遇的填充</translation>
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
        <source>Stride down</source>
        <translation>向下的步幅</translation>
    </message>
    <message>
        <source>Stride to the right</source>
        <translation>向右的步幅</translation>
    </message>
    <message>
        <source>How far the window moves: with 2 the output is half as large</source>
        <translation>窗口每次移动的距离：为 2 时输出减半</translation>
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
        <source>How far the kernel&apos;s cells are apart on the input: it sees more with as many weights</source>
        <translation>卷积核的单元格在输入上相隔多远：权重数不变而看得更广</translation>
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
        <source>Seed of the random numbers, or which digit of MNIST&apos;s test set</source>
        <translation>随机数的种子，或 MNIST 测试集中的第几个数字</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>自定</translation>
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
        <source>The value that drawing puts into a cell; 1/9 and sqrt(2) work too</source>
        <translation>绘制时填入单元格的值；也可输入 1/9 或 sqrt(2)</translation>
    </message>
    <message>
        <source>Point: a click chooses a cell to type in, a drag draws</source>
        <translation>指针：单击选择单元格以便输入，拖动则绘制</translation>
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
        <source>Move the content one column to the left</source>
        <translation>内容左移一列</translation>
    </message>
    <message>
        <source>Move the content one column to the right</source>
        <translation>内容右移一列</translation>
    </message>
    <message>
        <source>Move the content one row up</source>
        <translation>内容上移一行</translation>
    </message>
    <message>
        <source>Move the content one row down</source>
        <translation>内容下移一行</translation>
    </message>
    <message>
        <source>Swap black and white</source>
        <translation>黑白互换</translation>
    </message>
    <message>
        <source>Give every cell the pen&apos;s value</source>
        <translation>把每个单元格设为画笔的值</translation>
    </message>
    <message>
        <source>Set every cell to 0</source>
        <translation>把每个单元格清零</translation>
    </message>
    <message>
        <source>Open an image, or drop one on the window; beyond 1024 pixels it is reduced</source>
        <translation>打开图像，或将图像拖到窗口上；超过 1024 像素会缩小</translation>
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
        <translation>自定</translation>
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
        <translation>高斯模糊的范围，以单元格计</translation>
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
        <source>Flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>Turn the kernel by 180°</source>
        <translation>将卷积核旋转 180°</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>转置</translation>
    </message>
    <message>
        <source>Swap the kernel&apos;s rows and columns</source>
        <translation>交换卷积核的行与列</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Turn the kernel by 90° counter-clockwise</source>
        <translation>将卷积核逆时针旋转 90°</translation>
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
        <source>Halve every weight, and with them the output</source>
        <translation>所有权重减半，输出也随之减半</translation>
    </message>
    <message>
        <source>Double every weight, and with them the output</source>
        <translation>所有权重加倍，输出也随之加倍</translation>
    </message>
    <message>
        <source>Sum to 1</source>
        <translation>和为 1</translation>
    </message>
    <message>
        <source>Divide by the sum, so that an even grey stays as it is</source>
        <translation>除以权重之和，使均匀的灰色保持不变</translation>
    </message>
    <message>
        <source>Copy the kernel as a matrix</source>
        <translation>把卷积核复制为矩阵</translation>
    </message>
    <message>
        <source>Paste a matrix as the kernel</source>
        <translation>把矩阵粘贴为卷积核</translation>
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
        <source>Probability of each digit</source>
        <translation>每个数字的概率</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征映射</translation>
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
        <source>Convolution: play and pause</source>
        <translation>卷积：播放与暂停</translation>
    </message>
    <message>
        <source>Convolution: previous, next, first and last position</source>
        <translation>卷积：上一个、下一个、第一个和最后一个位置</translation>
    </message>
    <message>
        <source>Digits, Enter, F2</source>
        <translation>数字键、回车、F2</translation>
    </message>
    <message>
        <source>Matrix: type a number into the chosen cell; arrows and Tab move on</source>
        <translation>矩阵：在所选单元格中输入数；方向键和 Tab 移动</translation>
    </message>
    <message>
        <source>Matrix: set the chosen cell to 0</source>
        <translation>矩阵：把所选单元格设为 0</translation>
    </message>
    <message>
        <source>Matrix: copy all of it, paste a matrix or an image</source>
        <translation>矩阵：复制整个矩阵，粘贴矩阵或图像</translation>
    </message>
    <message>
        <source>Wheel, Ctrl+Wheel</source>
        <translation>滚轮、Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Matrix: change the number under the pointer; zoom</source>
        <translation>矩阵：改变指针下的数；缩放</translation>
    </message>
    <message>
        <source>Let go of what is pinned, show the whole output</source>
        <translation>取消固定，显示全部输出</translation>
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
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Convolution: kernel, padding and stride, step by step with the arithmetic</source>
        <translation>卷积：卷积核、填充和步幅，逐步展示算式</translation>
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
    <name>MatrixPage</name>
    <message>
        <source>Numbers beyond ±{0:g} are too large to compute with here.</source>
        <translation>超出 ±{0:g} 的数太大，这里无法计算。</translation>
    </message>
    <message>
        <source>An input may have at most {0} × {0} cells.</source>
        <translation>输入最多有 {0} × {0} 个单元格。</translation>
    </message>
    <message>
        <source>“{0}” is not a number. Try 0.5, 1/9 or sqrt(2).</source>
        <translation>“{0}”不是数。可以试试 0.5、1/9 或 sqrt(2)。</translation>
    </message>
    <message>
        <source>MNIST is not loaded yet.</source>
        <translation>MNIST 尚未载入。</translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation>打开图像</translation>
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
        <source>the dropped image</source>
        <translation>拖入的图像</translation>
    </message>
    <message>
        <source>Output size</source>
        <translation>输出大小</translation>
    </message>
    <message>
        <source>… {0} more …</source>
        <translation>… 另 {0} 项 …</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>“{0}” is not a number. Try 0.5, 1/9 or sqrt(2).</source>
        <translation>“{0}”不是数。可以试试 0.5、1/9 或 sqrt(2)。</translation>
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
    <message>
        <source>Use as input</source>
        <translation>用作输入</translation>
    </message>
    <message>
        <source>Make the output the next input, so that kernels follow one another</source>
        <translation>把输出作为下一次的输入，使卷积核首尾相接</translation>
    </message>
    <message>
        <source>Copy the output as a matrix</source>
        <translation>把输出复制为矩阵</translation>
    </message>
</context>
<context>
    <name>ProductPanel</name>
    <message>
        <source>{0} × {1} patches · {1} weights = {0} outputs; rows {2} to {3}</source>
        <translation>{0} × {1} 的小块 · {1} 个权重 = {0} 个输出；第 {2} 至 {3} 行</translation>
    </message>
    <message>
        <source>The same as a matrix product</source>
        <translation>同一运算写成矩阵乘积</translation>
    </message>
    <message>
        <source>Patches of the input, one row a step</source>
        <translation>输入的小块，每步一行</translation>
    </message>
    <message>
        <source>The kernel as a column</source>
        <translation>写成一列的卷积核</translation>
    </message>
    <message>
        <source>The outputs of these steps</source>
        <translation>这些步的输出</translation>
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
<context>
    <name>Transport</name>
    <message>
        <source>Stop the kernel where it is (Space)</source>
        <translation>让卷积核停在原处（空格）</translation>
    </message>
    <message>
        <source>Slide the kernel over the input and build the output up step by step (Space)</source>
        <translation>让卷积核滑过输入，逐步生成输出（空格）</translation>
    </message>
    <message>
        <source>Go to the first position (Home)</source>
        <translation>到第一个位置（Home）</translation>
    </message>
    <message>
        <source>Go one position back (←)</source>
        <translation>后退一个位置（←）</translation>
    </message>
    <message>
        <source>Go one position on (→)</source>
        <translation>前进一个位置（→）</translation>
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
        <source>Show the output only up to the present position, instead of all of it</source>
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
        <source>Positions a second when playing; of a large output, rows a second</source>
        <translation>播放时每秒的位置数；输出很大时为每秒的行数</translation>
    </message>
</context>
</TS>
